import CaseJSON
import CaseModel

/// One field of an output that is not what was expected.
struct FieldDifference {
  /// Empty for the whole output.
  let path: String
  let expected: String
  let actual: String

  func text(_ side: String) -> String { path.isEmpty ? side : "\(path) \(side)" }

  /// The fields that differ, in the order of the expectation: looked up one by one as far as both sides are objects.
  static func all(between matcher: Matcher, and value: JSONValue?, at path: String = "") -> [FieldDifference] {
    if case .object(let fields, let isExact) = matcher, let value, value.kind == .object {
      let known = fields.flatMap { field in
        field.matcher.isExpected(value[field.name])
          ? [] : all(between: field.matcher, and: value[field.name], at: join(path, field.name))
      }
      return known + (isExact ? surplus(of: value, beyond: fields, at: path) : [])
    }
    return [FieldDifference(path: path, expected: matcher.description, actual: value?.shortText ?? "nothing")]
  }

  private static func surplus(
    of value: JSONValue, beyond fields: [MatchedField], at path: String
  ) -> [FieldDifference] {
    value.members.filter { member in !fields.contains { $0.name == member.name } }.map { member in
      FieldDifference(path: join(path, member.name), expected: "nothing", actual: member.value.shortText)
    }
  }

  private static func join(_ path: String, _ name: String) -> String {
    path.isEmpty ? name.printable : "\(path).\(name.printable)"
  }
}

extension [String] {
  /// The first three, and how many more there are.
  func shortened() -> String {
    if count == 1 { return self[0] }
    return prefix(3).joined(separator: ", ") + (count > 3 ? " and \(count - 3) more" : "")
  }
}
