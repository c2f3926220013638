import CaseJSON
import CaseModel

extension Codec where Value == Template {
  /// An object whose values are literals, or references such as `$input.amount`; `$$` begins a literal dollar sign.
  static var template: Codec<Template> {
    Codec(.map(.anything)) { value, findings in
      guard value.kind == .object else {
        findings.mistyped(value, expected: "an object")
        return nil
      }
      return decodeTemplate(value, &findings)
    }
  }
}

private func decodeTemplate(_ value: JSONValue, _ findings: inout Findings) -> Template? {
  switch value.kind {
  case .object:
    return .object(
      value.members.compactMap { member in
        decodeTemplate(member.value, &findings).map { TemplateField(name: member.name, template: $0) }
      })
  case .array:
    return .list(value.elements.compactMap { decodeTemplate($0, &findings) })
  case .string:
    return decodeText(value, &findings)
  default:
    return .literal(value)
  }
}

private func decodeText(_ value: JSONValue, _ findings: inout Findings) -> Template? {
  guard let text = value.string, text.hasPrefix("$") else { return .literal(value) }
  if text.hasPrefix("$$") {
    var builder = JSONBuilder()
    builder.string(String(text.dropFirst()))
    return .literal(builder.finish())
  }
  guard let operand = Operand(String(text.dropFirst())) else {
    findings.error(
      "template.reference", "'\(text)' refers to nothing",
      hint: "write $input.FIELD or $AGENT.output.FIELD, and $$ for a dollar sign", at: value)
    return nil
  }
  return .reference(operand)
}
