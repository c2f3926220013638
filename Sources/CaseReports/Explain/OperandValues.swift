import CaseJSON
import CaseModel

/// What stood in the fields that rules read.
struct OperandValues {
  let input: JSONValue
  let replies: [NamedReply]

  func value(of operand: Operand) -> JSONValue? {
    switch operand {
    case .input(let path): input.at(path)
    case .reply(let agent, let path): replies.last { $0.agent == agent }?.reply.source.at(path)
    }
  }

  func text(of operand: Operand) -> String { value(of: operand)?.canonicalText.printable ?? "absent" }

  /// Asks as the replay does: an unreadable field of the input is no, one of a reply is an error.
  func isMet(_ operand: Operand, _ matcher: Matcher) throws(Unreadable) -> Bool {
    switch operand {
    case .input: try matcher.isMet(by: value(of: operand), .lenient)
    case .reply: try matcher.isMet(by: value(of: operand), .strict)
    }
  }
}
