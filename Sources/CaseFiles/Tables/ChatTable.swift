import CaseJSON
import CaseModel

let chatTable = Table<ChatDefinition>(
  "A chat model: how it is asked, and how its answer becomes a reply.",
  [
    Field("api", .word(ChatDefinition.WireFormat.self), isRequired: true, "how requests and answers are written") {
      $0.api = $1
    },
    Field("endpoint", .endpoint, isRequired: true, "the whole URL that requests go to") { $0.endpoint = $1 },
    Field("model", .visible("a model"), isRequired: true, "the model that is asked, and that has to answer") {
      $0.model = $1
    },
    Field("system", .text, "a file: the template of the instructions, over input and replies") { $0.system = $1 },
    Field("prompt", .text, isRequired: true, "a file: the template of the message, over input and replies") {
      $0.prompt = $1
    },
    Field("tools", .text, "a file: the tools that the model may call, [{name, description, parameters}]") {
      $0.tools = $1
    },
    Field("output", .text, "a file: the JSON Schema that the answer is forced into") { $0.output = $1 },
    Field("temperature", .number(0...2), "how much chance there is in an answer") { $0.sampling.temperature = $1 },
    Field("top_p", .number(0...1), "the share of likely tokens that an answer is made of") { $0.sampling.topP = $1 },
    Field("max_tokens", .integer(atLeast: 1), "the most tokens of an answer") { $0.sampling.maxTokens = $1 },
    Field("seed", .integer(atLeast: 0), "what chance begins with") { $0.sampling.seed = $1 },
    Field("stop", .list(.text, atLeast: 1), "texts at which an answer ends") { $0.sampling.stop = $1 },
    Field(
      "turns", .integer(atLeast: 1, atMost: 64),
      "how often it is asked at the most, where the results of its calls stand in the case; 1 unless said"
    ) { $0.turns = $1 },
    Field("reply", .renames, "fields of the reply, and the fields of the answer that they come from") {
      $0.reply = $1
    },
    Field("api_key_env", .environmentName, "the environment variable that holds the key") { $0.keyVariable = $1 },
    Field("headers", .headers, "headers to send along: texts, or {env: NAME}") { $0.headers = $1 },
    Field("prices", priceTable.codec { _ in TokenPrices() }, "US dollars for a million tokens") { $0.prices = $1 },
    Field("allow_http", .boolean, "whether requests may leave this machine unencrypted") { $0.allowsHTTP = $1 },
  ])

private let priceTable = Table<TokenPrices>(
  "What tokens cost, in US dollars for a million of them.",
  [
    Field("input", .number(0...1_000_000), isRequired: true, "tokens read") { $0.input = $1 },
    Field("output", .number(0...1_000_000), isRequired: true, "tokens written") { $0.output = $1 },
  ])

extension Codec where Value == [ReplyField] {
  /// Fields of the reply with dotted paths into the answer.
  fileprivate static var renames: Codec<[ReplyField]> {
    replyFields(of: .text, expected: "a field of the answer, with dots between names") { text in
      JSONPath(text)?.components
    }
  }

  /// Fields of a reply by name, each with a text that says where its value stands.
  static func replyFields(
    of text: Codec<String>, expected: String, path: @escaping @Sendable (String) -> [String]?
  ) -> Codec<[ReplyField]> {
    Codec(.map(text.shape)) { value, findings in
      guard value.kind == .object else {
        findings.mistyped(value, expected: "an object of fields of the reply and where they stand in the answer")
        return nil
      }
      return value.members.compactMap { member in
        guard let written = text.decode(member.value, &findings) else { return nil }
        guard let path = path(written) else {
          findings.error(
            "reply.path", "'\(written.printable)' leads nowhere: \(expected) is expected", at: member.value)
          return nil
        }
        guard let target = ReplyField.Target(member.name) else {
          findings.error(
            "reply.field", "'\(member.name.printable)' is no field of a reply",
            hint: "write disposition, to, reason, confidence, attached, calls, output, or a name of the output",
            at: member.key)
          return nil
        }
        return ReplyField(target, path: path)
      }
    }
  }
}

extension ReplyField.Target {
  /// A name that is no field of a reply is one of its output.
  fileprivate init?(_ name: String) {
    switch name {
    case "disposition": self = .disposition
    case "to": self = .to
    case "reason": self = .reason
    case "confidence": self = .confidence
    case "attached": self = .attached
    case "calls": self = .calls
    case "output": self = .output
    // They are told by who answered, not by what was answered.
    case "", "usage", "model", "error": return nil
    default:
      let field = name.hasPrefix("output.") ? String(name.dropFirst("output.".count)) : name
      if field.isEmpty || field.contains(".") { return nil }
      self = .outputField(field)
    }
  }
}
