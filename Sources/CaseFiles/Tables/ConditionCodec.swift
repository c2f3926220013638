import CaseJSON
import CaseModel

extension Codec where Value == Condition {
  static var condition: Codec<Condition> {
    Codec(.reference("condition")) { value, findings in decodeCondition(value, &findings) }
  }
}

private func decodeCondition(_ value: JSONValue, _ findings: inout Findings) -> Condition? {
  guard value.kind == .object else {
    findings.mistyped(value, expected: "an object of fields and what they must be")
    return nil
  }
  if value.count == 0 {
    findings.error(
      "condition.empty", "an empty condition holds for every case", hint: "write otherwise: {…} to mean that", at: value
    )
    return nil
  }
  let parts = value.members.compactMap { decodePart($0, &findings) }
  return parts.count == 1 ? parts.first : .all(parts)
}

private func decodePart(_ member: JSONMember, _ findings: inout Findings) -> Condition? {
  switch member.name {
  case "all":
    return Codec<[Condition]>.list(.condition, atLeast: 1).decode(member.value, &findings).map(Condition.all)
  case "any":
    return Codec<[Condition]>.list(.condition, atLeast: 1).decode(member.value, &findings).map(Condition.any)
  case "not":
    return decodeCondition(member.value, &findings).map(Condition.not)
  case let name:
    guard let operand = Operand(name) else {
      findings.error(
        "condition.field", "'\(name)' names no field", hint: "write input.FIELD or AGENT.output.FIELD", at: member.key)
      return nil
    }
    return Codec<Matcher>.matcher(.condition).decode(member.value, &findings).map { .field(operand, $0) }
  }
}

let conditionShape = Shape.record(
  RecordShape(
    description: "Fields and what they must be, and combinations of conditions; all of them must hold.",
    fields: [
      FieldShape(key: "all", shape: conditions, isRequired: false, description: "all of these hold"),
      FieldShape(key: "any", shape: conditions, isRequired: false, description: "at least one of these holds"),
      FieldShape(key: "not", shape: .reference("condition"), isRequired: false, description: "this does not hold"),
    ],
    others: .reference("matcher")))

private let conditions = Shape.list(.reference("condition"), minimum: 1)
