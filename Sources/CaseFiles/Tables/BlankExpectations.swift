import CaseJSON
import CaseModel

extension Codec where Value == Matcher {
  /// A matcher that something can fail: one that any value meets, and none does too, is refused.
  static func expected(_ place: MatcherPlace) -> Codec<Matcher> {
    matcher(place).map { matcher, value, findings in
      reportBlanks(in: matcher, at: value, &findings)
      return matcher
    }
  }
}

extension Expectation {
  /// Whether any outcome at all would pass: each disposition is right, and nothing else is said about it.
  var isBlank: Bool {
    Disposition.allCases.allSatisfy { disposition in
      alternatives.contains { $0.disposition == disposition && $0.saysNothingMore }
    }
  }
}

extension ExpectedOutcome {
  fileprivate var saysNothingMore: Bool {
    // Changing nothing is what a case that should stop expects anyway.
    let areCallsOpen = calls.map { disposition != .act && $0.calls.isEmpty } ?? true
    return areCallsOpen && output == nil && to == nil && reason == nil && attach.isEmpty
  }
}

private func reportBlanks(in matcher: Matcher, at value: JSONValue, _ findings: inout Findings) {
  switch matcher {
  case .object(let fields, _):
    for field in fields where field.matcher.mayBeBlank {
      reportBlanks(in: field.matcher, at: value[field.name] ?? value, &findings)
    }
  case .list(let matchers):
    for (matcher, element) in zip(matchers, value.elements) { reportBlanks(in: matcher, at: element, &findings) }
  case .exists, .not, .all, .any:
    guard matcher.isExpected(nil), (probes + value.nodes).allSatisfy({ matcher.isExpected($0) }) else { return }
    findings.error(
      "expected.blank", "any value meets this, and none does too", hint: "leave it out, or write what was right",
      at: value)
  default: break
  }
}

extension Matcher {
  /// Whether it is of a kind that has to be looked at: a plain value, as most are, can fail.
  fileprivate var mayBeBlank: Bool {
    switch self {
    case .object, .list, .exists, .not, .all, .any: true
    default: false
    }
  }
}

/// One value of every kind, and the empty ones; what a matcher names itself is asked beside them.
private let probes: [JSONValue] = [
  probe { $0.null() }, probe { $0.bool(true) }, probe { $0.int(0) }, probe { $0.double(1.5) }, probe { $0.string("") },
  probe { $0.string("x") },
  probe {
    $0.beginArray()
    $0.end()
  },
  probe {
    $0.beginObject()
    $0.end()
  },
]

private func probe(_ build: (inout JSONBuilder) -> Void) -> JSONValue {
  var builder = JSONBuilder()
  build(&builder)
  return builder.finish()
}

extension JSONValue {
  /// The value and everything inside it.
  fileprivate var nodes: [JSONValue] {
    switch kind {
    case .array: [self] + elements.flatMap(\.nodes)
    case .object: [self] + members.flatMap(\.value.nodes)
    default: [self]
    }
  }
}
