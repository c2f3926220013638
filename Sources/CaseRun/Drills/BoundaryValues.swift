import CaseJSON
import CaseModel
import Foundation

/// Values on a bound, just inside of it and just outside.
///
/// Which side a value is on is worked out here from the numbers of the bound, and not asked of what the drill probes.
struct BoundaryValues {
  struct Boundary {
    let value: JSONValue
    let isInside: Bool
  }

  /// Empty for a question that has no edge: one about patterns, or about the elements of a list.
  let values: [Boundary]

  /// - Parameter isInteger: whether only whole numbers can stand there.
  init(of matcher: Matcher, isInteger: Bool) {
    let ranges = NumberRange.all(in: matcher)
    if let ranges {
      let edges = ranges.flatMap(\.edges)
      let numbers = Set(edges.flatMap { Self.neighbours(of: $0, isInteger: isInteger) }).sorted()
      values = numbers.map { number in
        Boundary(value: Self.value(number), isInside: ranges.allSatisfy { $0.contains(number) })
      }
    } else {
      values = Self.members(of: matcher)
    }
  }

  /// The number itself and its nearest neighbours on both sides.
  private static func neighbours(of edge: Double, isInteger: Bool) -> [Double] {
    if isInteger { return [edge.rounded(.down) - 1, edge.rounded(.down), edge.rounded(.up), edge.rounded(.up) + 1] }
    // A cent is the smallest step that people mean, unless the bound itself is finer.
    var scale = 100.0
    while scale < 1e9, (edge * scale).rounded() / scale != edge { scale *= 10 }
    let scaled = (edge * scale).rounded()
    return [(scaled - 1) / scale, edge, (scaled + 1) / scale]
  }

  private static func value(_ number: Double) -> JSONValue {
    var builder = JSONBuilder()
    if let whole = Int(exactly: number) { builder.int(whole) } else { builder.double(number) }
    return builder.finish()
  }

  /// Each value of a closed list, and one that is not on it.
  private static func members(of matcher: Matcher) -> [Boundary] {
    let known: [JSONValue]
    switch matcher {
    case .equals(let value): known = [value]
    case .oneOf(let listed): known = listed
    case .not, .above, .atLeast, .below, .atMost, .within, .containsAny, .containsAll, .startsWith, .matches, .exists,
      .set, .all, .any, .object, .list, .judge:
      return []
    }
    let inside = known.map { Boundary(value: $0, isInside: true) }
    return inside + [outsider(to: known)].compactMap(\.self)
  }

  /// A text longer than all of them, or a number above all of them.
  private static func outsider(to known: [JSONValue]) -> Boundary? {
    if let longest = known.compactMap(\.string).max(by: { $0.utf8.count < $1.utf8.count }) {
      var builder = JSONBuilder()
      builder.string(longest + " or other")
      return Boundary(value: builder.finish(), isInside: false)
    }
    guard let highest = known.compactMap(\.number?.double).max(), known.allSatisfy({ $0.number != nil }) else {
      return nil
    }
    return Boundary(value: value(highest.rounded(.up) + 1), isInside: false)
  }
}

/// Numbers between two ends, each of which may be left open.
struct NumberRange {
  private var lower: (value: Double, isClosed: Bool)?
  private var upper: (value: Double, isClosed: Bool)?

  /// The ranges that a question asks a number to lie in, all of them; nothing where it asks something else.
  static func all(in matcher: Matcher) -> [NumberRange]? {
    switch matcher {
    case .above(let bound): [NumberRange(lower: (bound.double, false))]
    case .atLeast(let bound): [NumberRange(lower: (bound.double, true))]
    case .below(let bound): [NumberRange(upper: (bound.double, false))]
    case .atMost(let bound): [NumberRange(upper: (bound.double, true))]
    case .all(let matchers):
      matchers.reduce([NumberRange]?.some([])) { found, matcher in
        guard let found, let more = all(in: matcher) else { return nil }
        return found + more
      }
    case .equals, .oneOf, .not, .within, .containsAny, .containsAll, .startsWith, .matches, .exists, .set, .any,
      .object, .list, .judge:
      nil
    }
  }

  var edges: [Double] { [lower?.value, upper?.value].compactMap(\.self) }

  func contains(_ number: Double) -> Bool {
    if let lower, !(lower.isClosed ? number >= lower.value : number > lower.value) { return false }
    if let upper, !(upper.isClosed ? number <= upper.value : number < upper.value) { return false }
    return true
  }
}
