import CaseJSON
import CaseModel

/// Where a matcher stands, which decides what an object that is no operator means.
enum MatcherPlace: Sendable {
  /// In a condition or a limit: objects are operators; anything else would be a misspelled one.
  case condition
  /// In an expectation: an object compares the keys that it names.
  case expectation
  /// In an expected output: the same, and judges may be asked.
  case output
  /// In the arguments of an expected call: an object compares all its keys.
  case arguments
}

extension Codec where Value == Matcher {
  static func matcher(_ place: MatcherPlace) -> Codec<Matcher> {
    Codec(.reference("matcher")) { value, findings in decodeMatcher(value, place, &findings) }
  }
}

private func decodeMatcher(_ value: JSONValue, _ place: MatcherPlace, _ findings: inout Findings) -> Matcher? {
  switch value.kind {
  case .object:
    let known = operatorNames.count(in: value)
    if known > 0, known == value.count { return decodeOperators(value, place, &findings) }
    if place == .condition || known > 0 {
      reportStrayKeys(of: value, place, &findings)
      return nil
    }
    if value.count == 0, place == .expectation || place == .output {
      findings.error(
        "expected.blank", "an empty object is matched by any other",
        hint: "name what was right; write {\"equals\": {}} for one that is empty", at: value)
      return nil
    }
    var fields: [MatchedField] = []
    fields.reserveCapacity(value.count)
    for member in value.members {
      guard let matcher = decodeMatcher(member.value, place, &findings) else { continue }
      fields.append(MatchedField(name: member.name, matcher: matcher))
    }
    return .object(fields, isExact: place == .arguments)
  case .array where place != .condition:
    return .list(value.elements.compactMap { decodeMatcher($0, place, &findings) })
  default:
    return .equals(value)
  }
}

private let operatorNames = JSONNames(Operator.allCases.map(\.rawValue))

private func isOperator(_ key: JSONValue) -> Bool { operatorNames.index(of: key) != nil }

private func reportStrayKeys(of value: JSONValue, _ place: MatcherPlace, _ findings: inout Findings) {
  let operators = Operator.allCases.map(\.rawValue)
  if value.count == 0 {
    findings.error(
      "matcher.empty", "an empty object asks for nothing", hint: "write an operator, or a value", at: value)
  }
  for member in value.members where !isOperator(member.key) {
    let hint =
      place == .condition
      ? suggestion(for: member.name, among: operators)
      : "operators and fields do not mix; write {\"equals\": …} to compare an object whose keys are operators"
    findings.error("matcher.operator", "'\(member.name)' is not an operator", hint: hint, at: member.key)
  }
}

/// Several operators in one object must all hold; `exists` is asked first, so that it can guard the others.
private func decodeOperators(_ value: JSONValue, _ place: MatcherPlace, _ findings: inout Findings) -> Matcher? {
  var matchers: [(isGuard: Bool, matcher: Matcher)] = []
  for member in value.members {
    guard let name = Operator(rawValue: member.name),
      let matcher = decodeOperator(name, member.value, place, &findings)
    else { continue }
    matchers.append((name == .exists, matcher))
  }
  let ordered = matchers.filter(\.isGuard).map(\.matcher) + matchers.filter { !$0.isGuard }.map(\.matcher)
  return ordered.count == 1 ? ordered.first : .all(ordered)
}

private func decodeOperator(
  _ name: Operator, _ value: JSONValue, _ place: MatcherPlace, _ findings: inout Findings
) -> Matcher? {
  switch name {
  case .equals: return .equals(value)
  case .oneOf: return list(value, &findings).map(Matcher.oneOf)
  case .set: return list(value, &findings).map(Matcher.set)
  case .above: return number(value, &findings).map(Matcher.above)
  case .atLeast: return number(value, &findings).map(Matcher.atLeast)
  case .below: return number(value, &findings).map(Matcher.below)
  case .atMost: return number(value, &findings).map(Matcher.atMost)
  case .within: return withinTable.codec { _ in Within() }.decode(value, &findings).map(\.matcher)
  case .contains: return needle(value, &findings).map { .containsAny([$0]) }
  case .containsAny: return list(value, &findings).map { .containsAny($0.compactMap { needle($0, &findings) }) }
  case .containsAll: return list(value, &findings).map { .containsAll($0.compactMap { needle($0, &findings) }) }
  case .startsWith:
    return Codec<String>.text.decode(value, &findings).map { _ in .startsWith(Needle(value)) }
  case .matches: return pattern(value, &findings).map(Matcher.matches)
  case .exists: return Codec<Bool>.boolean.decode(value, &findings).map(Matcher.exists)
  // What a judge must not find good is not what a judge was calibrated for.
  case .not: return decodeMatcher(value, place == .output ? .expectation : place, &findings).map(Matcher.not)
  case .all: return matchers(value, place, &findings).map(Matcher.all)
  case .any: return matchers(value, place, &findings).map(Matcher.any)
  case .judge: return judge(value, place, &findings)
  }
}

/// The name of a judge, which may stand only where a text of the outcome is looked at.
private func judge(_ value: JSONValue, _ place: MatcherPlace, _ findings: inout Findings) -> Matcher? {
  guard let name = Codec<String>.text.decode(value, &findings) else { return nil }
  if place == .output { return .judge(name, nil) }
  findings.error(
    "matcher.judge", "a judge is asked about expected output, and nowhere else",
    hint: "write {\"equals\": …} to compare an object that has a key 'judge'; a judge stands under no 'not'", at: value)
  return nil
}

private func list(_ value: JSONValue, _ findings: inout Findings) -> [JSONValue]? {
  Codec<[JSONValue]>.list(.anything, atLeast: 1).decode(value, &findings)
}

private func matchers(_ value: JSONValue, _ place: MatcherPlace, _ findings: inout Findings) -> [Matcher]? {
  Codec<[Matcher]>.list(.matcher(place), atLeast: 1).decode(value, &findings)
}

private func number(_ value: JSONValue, _ findings: inout Findings) -> JSONNumber? {
  if value.number == nil { findings.mistyped(value, expected: "a number") }
  return value.number
}

/// Text that is looked for, or an element of a list; an empty text would be found everywhere.
private func needle(_ value: JSONValue, _ findings: inout Findings) -> Needle? {
  if value.kind == .string, Codec<String>.text.decode(value, &findings) == nil { return nil }
  return Needle(value)
}

private func pattern(_ value: JSONValue, _ findings: inout Findings) -> Pattern? {
  guard let text = Codec<String>.text.decode(value, &findings) else { return nil }
  do throws(PatternFault) {
    let pattern = try Pattern(text)
    if pattern.isFound(in: "") {
      findings.error(
        "pattern.vacuous", "the pattern '\(text)' is found in every text, even in an empty one",
        hint: "ask for something that may be missing", at: value)
    }
    if pattern.canBacktrackExponentially {
      findings.error(
        "pattern.exponential", "the pattern '\(text)' can be matched in exponentially many ways",
        hint: "a repeated part must not be able to match the same text in two ways: (a+)+ is a+", at: value)
    }
    return pattern
  } catch {
    findings.error(
      "pattern.syntax", "the pattern is not understood at character \(error.offset + 1): \(error.message)",
      hint: error.hint, at: value)
    return nil
  }
}

private struct Within {
  var center = 0.0
  var tolerance = 0.0

  var matcher: Matcher { .within(of: center, tolerance: tolerance) }
}

private let anyNumber = Codec<Double>.number(-Double.infinity...Double.infinity)

private let withinTable = Table<Within>(
  "A number that is at most a tolerance away from another.",
  [
    Field("of", anyNumber, isRequired: true, "the number that was right") { $0.center = $1 },
    Field("tolerance", .number(0...Double.infinity), isRequired: true, "how far away is still right") {
      $0.tolerance = $1
    },
  ])

/// The operators as they stand in the schema.
let matcherShape: Shape = {
  let matcher = Shape.reference("matcher")
  let values = Shape.list(.anything, minimum: 1)
  let shapes: [Operator: (Shape, String)] = [
    .equals: (.anything, "equal in meaning; 1 equals 1.0, text compares letter by letter"),
    .oneOf: (values, "equal to one of these"),
    .not: (matcher, "the opposite"),
    .above: (.number(), "greater"),
    .atLeast: (.number(), "greater or equal"),
    .below: (.number(), "less"),
    .atMost: (.number(), "less or equal"),
    .within: (withinTable.shape, "a number and how far away from it is still right"),
    .contains: (.anything, "text that holds this text, or a list that has this element; case does not count"),
    .containsAny: (values, "holds at least one of these"),
    .containsAll: (values, "holds all of these"),
    .startsWith: (.text(), "text that begins like this; case does not count"),
    .matches: (.text(), "a regular expression that is found in the text"),
    .exists: (.boolean, "whether there is a value at all"),
    .set: (values, "a list with these elements in any order"),
    .all: (.list(matcher, minimum: 1), "all of these hold"),
    .any: (.list(matcher, minimum: 1), "at least one of these holds"),
    .judge: (.text(), "the workflow's judge of this name finds the text good enough; only in expected output"),
  ]
  let fields = Operator.allCases.compactMap { name in
    shapes[name].map { FieldShape(key: name.rawValue, shape: $0.0, isRequired: false, description: $0.1) }
  }
  return .either([.record(RecordShape(description: "Operators, all of which must hold.", fields: fields)), .anything])
}()
