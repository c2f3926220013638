package import CaseJSON

/// A value that a matcher could not read: absent, or of a type that the question does not fit.
package struct Unreadable: Error, Equatable, Sendable {
  package let message: String
}

extension Matcher {
  /// What an absent or mistyped value means.
  package enum Reading: Sendable {
    /// The leaf is false, and `not` inverts it: how conditions read a case's input.
    case lenient
    /// An error, because a missing confidence must not pass for a high one: how conditions read an agent's reply.
    case strict
    /// Not what was expected, not even under `not`; one readable branch of `any` is enough.
    case expectation
  }

  /// Whether a value answers the question with yes.
  ///
  /// - Throws: `Unreadable`, except under a lenient reading.
  package func isMet(by value: JSONValue?, _ reading: Reading) throws(Unreadable) -> Bool {
    switch self {
    case .exists(let wanted):
      return (value.map { !$0.isNull } ?? false) == wanted
    case .not(let matcher):
      return try !matcher.isMet(by: value, reading)
    case .all(let matchers):
      for matcher in matchers where try !matcher.isMet(by: value, reading) { return false }
      return true
    case .any(let matchers):
      return try anyIsMet(matchers, by: value, reading)
    default:
      guard let value else { return try unreadable("it is absent", reading) }
      guard let answer = leaf(value, reading) else {
        return try unreadable("\(value.kind.rawValue) where \(expectedKind) was expected", reading)
      }
      return try answer.get()
    }
  }

  /// Whether a value is what was expected: absent and mistyped values never are, not even under `not`.
  package func isExpected(_ value: JSONValue?) -> Bool {
    do { return try isMet(by: value, .expectation) } catch { return false }
  }

  private func anyIsMet(_ matchers: [Matcher], by value: JSONValue?, _ reading: Reading) throws(Unreadable) -> Bool {
    var unreadable: Unreadable?
    for matcher in matchers {
      do {
        if try matcher.isMet(by: value, reading) { return true }
      } catch {
        guard reading == .expectation else { throw error }
        unreadable = error
      }
    }
    if let unreadable { throw unreadable }
    return false
  }

  private func unreadable(_ message: String, _ reading: Reading) throws(Unreadable) -> Bool {
    switch reading {
    case .lenient: return false
    case .strict, .expectation: throw Unreadable(message: message)
    }
  }

  /// The answer for a value that is there, or nothing where its type does not fit the question.
  private func leaf(_ value: JSONValue, _ reading: Reading) -> Result<Bool, Unreadable>? {
    switch self {
    case .equals(let expected):
      expected == value ? .success(true) : expected.mayEqual(value) ? .success(false) : nil
    case .oneOf(let expected): equality(value, expected)
    case .above(let bound): value.number.map { .success($0 > bound) }
    case .atLeast(let bound): value.number.map { .success($0 >= bound) }
    case .below(let bound): value.number.map { .success($0 < bound) }
    case .atMost(let bound): value.number.map { .success($0 <= bound) }
    case .within(let center, let tolerance):
      value.number.map { .success(abs($0.double - center) <= tolerance) }
    case .containsAny(let needles): containing(value) { holds in needles.contains(where: holds) }
    case .containsAll(let needles): containing(value) { holds in needles.allSatisfy(holds) }
    case .startsWith(let needle):
      FoldedText.read(value) { text in .success(needle.folded.map { text.starts(with: $0) } ?? false) }
    case .matches(let pattern): value.withUTF8 { .success(pattern.isFound(in: $0)) }
    case .set(let expected):
      value.kind == .array
        ? .success(
          value.elements.allSatisfy { element in expected.contains { $0 == element } }
            && expected.allSatisfy { wanted in value.elements.contains { $0 == wanted } }) : nil
    case .object(let fields, let isExact): isObject(value, fields, isExact: isExact, reading)
    case .list(let matchers): isList(value, matchers, reading)
    // Nobody finds good what is not there, and what nobody has judged is not good.
    case .judge(_, let score): value.isNull ? nil : .success(score?.passes ?? false)
    case .exists, .not, .all, .any: nil
    }
  }

  /// Equal to one of several; a value whose type none of them has is mistyped, not different.
  private func equality(_ value: JSONValue, _ expected: [JSONValue]) -> Result<Bool, Unreadable>? {
    if expected.contains(where: { $0 == value }) { return .success(true) }
    return expected.contains { $0.mayEqual(value) } ? .success(false) : nil
  }

  /// What a question comes to that asks whether a text or a list holds some needles.
  private func containing(
    _ value: JSONValue, _ question: ((Needle) -> Bool) -> Bool
  ) -> Result<Bool, Unreadable>? {
    if value.kind == .array {
      return .success(question { needle in value.elements.contains { needle.equals($0) } })
    }
    return FoldedText.read(value) { text in .success(question { $0.folded.map(text.contains) ?? false }) }
  }

  private func isObject(
    _ value: JSONValue, _ fields: [MatchedField], isExact: Bool, _ reading: Reading
  ) -> Result<Bool, Unreadable>? {
    guard value.kind == .object else { return nil }
    if isExact, value.members.contains(where: { member in !fields.contains { $0.name == member.name } }) {
      return .success(false)
    }
    return Result { () throws(Unreadable) in
      for field in fields where try !field.matcher.isMet(by: value[field.name], reading) { return false }
      return true
    }
  }

  private func isList(_ value: JSONValue, _ matchers: [Matcher], _ reading: Reading) -> Result<Bool, Unreadable>? {
    guard value.kind == .array else { return nil }
    guard value.count == matchers.count else { return .success(false) }
    return Result { () throws(Unreadable) in
      for (element, matcher) in zip(value.elements, matchers) where try !matcher.isMet(by: element, reading) {
        return false
      }
      return true
    }
  }

  /// The type that a value would need, in words.
  private var expectedKind: String {
    switch self {
    case .equals(let value): value.kind.rawValue
    case .oneOf(let values): values.first?.kind.rawValue ?? "a value"
    case .above, .atLeast, .below, .atMost, .within: "a number"
    case .containsAny, .containsAll: "text or a list"
    case .startsWith, .matches: "text"
    case .set, .list: "a list"
    case .object: "an object"
    case .exists, .not, .all, .any, .judge: "a value"
    }
  }
}

extension JSONValue {
  /// Whether a value can be compared with this one at all: both text, both numbers, and so on; null with any.
  fileprivate func mayEqual(_ other: JSONValue) -> Bool {
    isNull || kind == other.kind || (number != nil && other.number != nil)
  }
}

extension Needle {
  /// Whether an element of a list is this one; case does not count.
  fileprivate func equals(_ element: JSONValue) -> Bool {
    if let folded, let isSame = FoldedText.read(element, { $0.equals(folded) }) { return isSame }
    return element == value
  }
}
