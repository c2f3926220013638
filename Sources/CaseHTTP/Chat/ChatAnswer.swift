import CaseJSON
import CaseModel

/// What a model answered in one turn, whichever way it is written.
struct ChatAnswer {
  /// One call of a tool.
  struct Call {
    /// What the model calls it, so that a result can be told to be its.
    let id: String
    let name: String
    /// An object.
    let arguments: JSONValue
  }

  /// How a turn ended that is no fault.
  enum Content {
    /// What the model said, and nothing else.
    case text(String)
    /// An answer in the form that was forced.
    case structured(JSONValue)
    /// Calls in their order, and what was said beside them.
    case calls([Call], text: String?)
    /// The model declines; what it said of it, where it said something.
    case refusal(String?)
  }

  let content: Content
  /// The model as it calls itself.
  let model: String
  /// The message as it was received, to be sent again in front of the results of its calls.
  let message: JSONValue
}

/// The tokens that an answer says it took.
struct TokenCount {
  var input: Int?
  var output: Int?
}

/// How requests to a model are written and its answers are read.
protocol WireFormat: Sendable {
  /// The headers that the format itself demands.
  ///
  /// - Parameter key: the secret; absent where none is needed.
  func headers(key: String?) -> [(name: String, value: String)]
  /// The request for the next turn, in canonical order.
  func body(of conversation: Conversation, to model: ChatModel) -> [UInt8]
  /// What an answer says it took, whatever else is wrong with it.
  ///
  /// - Throws: where it says something that is no number of tokens.
  func tokens(of root: JSONValue) throws(Fault) -> TokenCount
  /// - Throws: for whatever is neither an answer nor a refusal.
  func answer(in root: JSONValue, of model: ChatModel) throws(Fault) -> ChatAnswer
}

/// What is said between casegate and a model about one case.
struct Conversation {
  let system: String?
  let prompt: String
  private(set) var turns: [Turn] = []

  init(system: String?, prompt: String) {
    self.system = system
    self.prompt = prompt
  }

  /// A message of the model that called tools, and what they answered.
  struct Turn {
    let message: JSONValue
    let results: [(id: String, text: String)]
  }

  mutating func add(_ message: JSONValue, results: [(id: String, text: String)]) {
    turns.append(Turn(message: message, results: results))
  }
}
