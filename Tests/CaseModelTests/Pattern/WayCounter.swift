@testable import CaseModel

/// Counts the ways in which a pattern reads parts of a text: all that a backtracking engine may go through, one by one.
struct WayCounter {
  private let text: [UInt32]

  /// For each place of the text the ways to be there, if there are any.
  private typealias Ways = [Int: Double]

  init(_ text: String) { self.text = text.unicodeScalars.map(\.value) }

  /// All ways, from every place to every place.
  func count(_ root: PatternNode) -> Double {
    let everywhere = Ways(uniqueKeysWithValues: (0...text.count).map { ($0, 1) })
    return go(through: root, from: everywhere).values.reduce(0, +)
  }

  private func go(through node: PatternNode, from starts: Ways) -> Ways {
    switch node {
    case .scalar(let set):
      let readers = starts.filter { $0.key < text.count && set.contains(text[$0.key]) }
      return Ways(uniqueKeysWithValues: readers.map { ($0.key + 1, $0.value) })
    case .assertion(let assertion):
      return starts.filter { assertion.holds(after: neighbour($0.key - 1), before: neighbour($0.key)) }
    case .sequence(let nodes): return nodes.reduce(starts) { go(through: $1, from: $0) }
    case .alternation(let branches):
      return branches.reduce(into: [:]) { $0.merge(go(through: $1, from: starts), uniquingKeysWith: +) }
    case .repetition(let body, let repetition):
      let ends = (0..<repetition.minimum).reduce(starts) { ways, _ in go(through: body, from: ways) }
      guard let maximum = repetition.maximum else { return loop(body, from: ends) }
      return (repetition.minimum..<maximum).reduce(into: (all: ends, behind: ends)) { ways, _ in
        let iteration = iterate(body, from: ways.behind)
        ways.all.merge(iteration.reading, uniquingKeysWith: +)
        ways.all.merge(iteration.empty, uniquingKeysWith: +)
        ways.behind = iteration.reading
      }.all
    }
  }

  private func neighbour(_ index: Int) -> Neighbour {
    guard text.indices.contains(index) else { return .none }
    return ScalarSet.word.contains(text[index]) ? .word : .other
  }

  /// Any number of iterations that read something, and perhaps a last one that does not.
  private func loop(_ body: PatternNode, from starts: Ways) -> Ways {
    var reached = starts
    var ends: Ways = [:]
    for place in 0...text.count {
      guard let ways = reached[place] else { continue }
      let iteration = iterate(body, from: [place: ways])
      reached.merge(iteration.reading, uniquingKeysWith: +)
      ends[place] = ways + (iteration.empty[place] ?? 0)
    }
    return ends
  }

  /// One iteration, from each place by itself, because those that read nothing count apart.
  private func iterate(_ body: PatternNode, from starts: Ways) -> (reading: Ways, empty: Ways) {
    var reading: Ways = [:]
    var empty: Ways = [:]
    for (place, ways) in starts {
      for (end, ways) in go(through: body, from: [place: ways]) {
        if end > place { reading[end, default: 0] += ways } else { empty[end, default: 0] += ways }
      }
    }
    return (reading, empty)
  }
}
