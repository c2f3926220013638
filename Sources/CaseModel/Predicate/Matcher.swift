package import CaseJSON

/// A question about one value, in the one vocabulary that conditions, limits and expectations share.
package indirect enum Matcher: Sendable, Equatable {
  case equals(JSONValue)
  case oneOf([JSONValue])
  case not(Matcher)
  case above(JSONNumber)
  case atLeast(JSONNumber)
  case below(JSONNumber)
  case atMost(JSONNumber)
  /// At most a tolerance away from a number.
  case within(of: Double, tolerance: Double)
  /// A text holds one of these texts, or a list has one of these elements; case does not count.
  case containsAny([Needle])
  case containsAll([Needle])
  case startsWith(Needle)
  case matches(Pattern)
  /// Whether there is a value at all; null is none.
  case exists(Bool)
  /// A list with these elements, whatever their order and however often they stand in it.
  case set([JSONValue])
  case all([Matcher])
  case any([Matcher])
  /// An object whose named fields match.
  case object([MatchedField], isExact: Bool)
  /// A list whose elements match one by one.
  case list([Matcher])
  /// A text that a judge finds good enough; what it said, once it was asked. Only where output is expected.
  case judge(String, JudgedScore?)
}

/// One named field of an object matcher.
package struct MatchedField: Sendable, Equatable {
  package let name: String
  package let matcher: Matcher

  package init(name: String, matcher: Matcher) {
    self.name = name
    self.matcher = matcher
  }
}

/// What `contains` and `starts_with` look for.
package struct Needle: Sendable, Equatable {
  package let value: JSONValue
  /// The text in lower case; absent for a value that is no text, which only an element of a list can equal.
  package let folded: [UInt8]?

  package init(_ value: JSONValue) {
    self.value = value
    folded = value.string.map { Array($0.lowercased().utf8) }
  }

  package static func == (left: Needle, right: Needle) -> Bool { left.value == right.value }
}

/// The names under which the vocabulary is written.
package enum Operator: String, CaseIterable, Sendable {
  case equals, above, below, within, contains, matches, exists, set, all, any, not, judge
  case oneOf = "one_of"
  case atLeast = "at_least"
  case atMost = "at_most"
  case containsAny = "contains_any"
  case containsAll = "contains_all"
  case startsWith = "starts_with"
}
