package import CaseJSON

/// How a chat model is asked, and how its answer becomes a reply.
package struct ChatDefinition: Sendable {
  /// How requests and answers are written.
  package enum WireFormat: String, CaseIterable, Sendable {
    /// Chat completions as OpenAI has them, which many servers speak.
    case openai
    /// Messages as Anthropic has them.
    case anthropic
  }

  package var api: WireFormat?
  package var endpoint: Endpoint?
  package var model = ""
  /// A template file, relative to the workflow.
  package var system: String?
  /// A template file, relative to the workflow.
  package var prompt = ""
  /// A JSON file with the tools that the model may call, relative to the workflow.
  package var tools: String?
  /// A JSON file with the schema that the answer is forced into, relative to the workflow.
  package var output: String?
  package var sampling = Sampling()
  /// How often the model is asked at the most, where the results of its calls stand in the case.
  package var turns = 1
  /// Which field of the answer becomes what of the reply.
  package var reply: [ReplyField] = []
  /// The environment variable that holds the key.
  package var keyVariable: String?
  package var headers: [HeaderDefinition] = []
  package var prices: TokenPrices?
  /// Whether requests may leave this machine unencrypted.
  package var allowsHTTP = false
  /// Where it is declared.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }

  /// What decides which of its possible answers a model gives.
  package struct Sampling: Sendable, Equatable {
    package var temperature: Double?
    package var topP: Double?
    /// The most tokens of an answer.
    package var maxTokens: Int?
    package var seed: Int?
    /// Texts at which an answer ends.
    package var stop: [String] = []

    package init() {}
  }
}

/// What a model's tokens cost, in US dollars for a million of them.
package struct TokenPrices: Sendable, Equatable {
  package var input = 0.0
  package var output = 0.0

  package init() {}

  /// What tokens cost, in billionths of a US dollar.
  package func nanodollars(inputTokens: Int, outputTokens: Int) -> Int {
    let cost = (Double(inputTokens) * input + Double(outputTokens) * output) * 1000
    return Int(exactly: cost.rounded()) ?? .max
  }
}

/// A field of our reply, and where its value stands in what a model or a service answered.
package struct ReplyField: Sendable, Equatable {
  package enum Target: Hashable, Sendable {
    case disposition, to, reason, confidence, attached, calls
    /// The whole output.
    case output
    /// A field of the output.
    case outputField(String)
  }

  package let target: Target
  /// A dotted path, or a JSON pointer in the reply of a service.
  package let path: [String]

  package init(_ target: Target, path: [String]) {
    self.target = target
    self.path = path
  }
}
