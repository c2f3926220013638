import CaseJSON
import CaseModel

/// What rules may read: the case's input and the replies so far.
struct Facts {
  let input: JSONValue
  let replies: [NamedReply]

  func reply(of agent: String) -> Reply? { replies.last { $0.agent == agent }?.reply }

  /// Whether a condition holds.
  ///
  /// An absent or mistyped input field makes its leaf false. The same of a reply is a fault, except through `exists`.
  func satisfy(_ condition: Condition) throws(Fault) -> Bool {
    switch condition {
    case .all(let conditions):
      for condition in conditions where try !satisfy(condition) { return false }
      return true
    case .any(let conditions):
      for condition in conditions where try satisfy(condition) { return true }
      return false
    case .not(let condition):
      return try !satisfy(condition)
    case .field(let operand, let matcher):
      do throws(Unreadable) {
        switch operand {
        case .input(let path): return try matcher.isMet(by: input.at(path), .lenient)
        case .reply(let agent, let path): return try matcher.isMet(by: value(of: agent, path), .strict)
        }
      } catch {
        throw Fault(.unreadableField, "\(operand) cannot be read: \(error.message)")
      }
    }
  }

  /// Puts a template's value together.
  ///
  /// A reference to an absent input field leaves its key out; one to an absent field of a reply is a fault.
  func render(_ template: Template) throws(Fault) -> JSONValue {
    var builder = JSONBuilder()
    if try !render(template, into: &builder) { builder.null() }
    return builder.finish()
  }

  /// The value of a template that may not be there.
  func render(_ template: Template?) throws(Fault) -> JSONValue? {
    guard let template else { return nil }
    let value: JSONValue = try render(template)
    return value
  }

  private func render(_ template: Template, into builder: inout JSONBuilder) throws(Fault) -> Bool {
    switch template {
    case .literal(let value):
      builder.copy(value)
    case .reference(let operand):
      guard let value = try value(of: operand) else { return false }
      builder.copy(value)
    case .object(let fields):
      builder.beginObject()
      for field in fields where try isPresent(field.template) {
        builder.key(field.name)
        _ = try render(field.template, into: &builder)
      }
      builder.end()
    case .list(let templates):
      builder.beginArray()
      for template in templates { if try !render(template, into: &builder) { builder.null() } }
      builder.end()
    }
    return true
  }

  private func isPresent(_ template: Template) throws(Fault) -> Bool {
    if case .reference(let operand) = template { try value(of: operand) != nil } else { true }
  }

  private func value(of operand: Operand) throws(Fault) -> JSONValue? {
    switch operand {
    case .input(let path): return input.at(path)
    case .reply(let agent, let path):
      if let value = value(of: agent, path) { return value }
      throw Fault(.unreadableField, "\(operand) cannot be read: it is absent")
    }
  }

  private func value(of agent: String, _ path: JSONPath) -> JSONValue? { reply(of: agent)?.source.at(path) }
}
