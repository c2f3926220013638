package import CaseJSON
package import CaseModel

/// The format of an agent's reply: what a recording holds and what a worker answers.
let replyTable = Table<Reply>(
  "What an agent answered: a proposal, or an error.",
  [
    Field("disposition", .word(Disposition.self), "what it wants") { $0.disposition = $1 },
    Field("calls", .list(proposedCallTable.codec { _ in ProposedCall() }), "actions, proposed or already executed") {
      $0.calls = $1
    },
    Field("output", .anything, "what it says") { $0.output = $1 },
    Field("to", .text, "the escalation to which it sends the case") { $0.to = $1 },
    Field("reason", .word(RefusalReason.self), "why it refuses") { $0.reason = $1 },
    Field("confidence", .share, "how sure it is, between 0 and 1") { $0.confidence = $1 },
    Field("attached", .list(.text), "input fields that it handed on with its escalation") { $0.attached = $1 },
    Field("usage", usageTable.codec { _ in Usage() }, "what the reply cost") { $0.usage = $1 },
    Field("model", .text, "the model that answered") { $0.model = $1 },
    Field("error", faultTable.codec { _ in FaultDraft() }, "why there is no answer") { $0.fault = $1.fault },
  ])

extension Reply {
  /// Reads a reply that an agent gave.
  ///
  /// An agent cannot break a run: what does not fit becomes a reply with a fault.
  package static func decode(_ value: JSONValue) -> Reply {
    var findings = Findings()
    let decoded = replyTable.codec(Reply.init(source:)).decode(value, &findings)
    guard var reply = decoded else { return Reply(Fault(.malformedReply, "the reply is not an object")) }
    if reply.calls.count > mostCalls {
      findings.error("reply.calls", "a reply holds more than \(mostCalls) calls", at: value)
    }
    if let finding = findings.kept.first {
      // What could be read of its calls stays: what was executed has happened.
      reply.fault = Fault(.malformedReply, finding.message)
      reply.disposition = nil
      reply.output = nil
    }
    return reply
  }

  /// More calls than an agent makes for one case.
  private static let mostCalls = 256
}

private let proposedCallTable = Table<ProposedCall>(
  "One use of an action.",
  [
    Field("action", .text, isRequired: true, "the action") { $0.action = $1 },
    Field("arguments", .object, "its arguments") { $0.arguments = $1 },
    Field("executed", .boolean, "whether it already happened") {
      if $1, $0.state == .proposed { $0.state = .executed }
    },
    Field("failed", .boolean, "whether it happened and failed, so that it changed nothing") {
      if $1 { $0.state = .failed }
    },
  ])

private let usageTable = Table<Usage>(
  "What a reply cost.",
  [
    Field("calls", .integer(atLeast: 0), "requests to a model") { $0.calls = $1 },
    Field("input_tokens", .integer(atLeast: 0), "tokens read") { $0.inputTokens = $1 },
    Field("output_tokens", .integer(atLeast: 0), "tokens written") { $0.outputTokens = $1 },
    Field("cost_usd", .number(0...1_000_000), "US dollars") { $0.costInNanodollars = Int(($1 * 1e9).rounded()) },
    Field("latency_ms", .number(0...1e12), "milliseconds until the reply was complete") { $0.latencyMilliseconds = $1 },
  ])

struct FaultDraft {
  var kind = ""
  var message = ""

  var fault: Fault {
    guard let known = Fault.Kind(rawValue: kind) else { return Fault(.unknown, "\(kind): \(message)") }
    return Fault(known, message)
  }
}

let faultTable = Table<FaultDraft>(
  "Why there is no answer.",
  [
    Field(
      "kind", Codec<String>.text.described(as: .enumeration(Fault.Kind.allCases.map(\.rawValue))), isRequired: true,
      "what broke"
    ) {
      $0.kind = $1
    },
    Field(
      "message", Codec<JSONValue>.anything.map { value, _, _ in value.string ?? value.canonicalText }, "what happened"
    ) {
      $0.message = $1
    },
  ])

extension Codec {
  /// The same reader with another shape in the schema.
  fileprivate func described(as shape: Shape) -> Codec<Value> { Codec(shape, decode: decode) }
}
