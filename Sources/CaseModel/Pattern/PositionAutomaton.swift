/// A pattern as an automaton that reads with every step (Glushkov 1961).
///
/// A state stands behind one scalar of the pattern, after it was read. Where the pattern asks for word boundaries there
/// are two states for each: behind a scalar that `\w` reads, and behind another.
struct PositionAutomaton {
  struct Step {
    let target: Int
    /// Whether there is more than one way to take the step.
    let isAmbiguous: Bool
  }

  /// For each state what is read on the way into it, from wherever.
  private(set) var labels: [ScalarSet] = []
  /// The states that can be the first.
  private(set) var roots: [Int] = []
  private var steps: [Step] = []
  /// For each state where its steps begin, and at last where they all end.
  private var starts: [Int] = []

  init(_ root: PatternNode, _ budget: inout AmbiguityBudget) throws(AmbiguityBudget.Spent) {
    let kinds: [(neighbour: Neighbour, scalars: ScalarSet)] =
      root.asksForBoundary ? [(.other, ScalarSet.word.complement), (.word, .word)] : [(.other, .all)]
    var pairs: [Pair] = []
    for (target, next) in kinds.enumerated() {
      for (source, previous) in ([.none] + kinds.map(\.neighbour)).enumerated() {
        var builder = PositionAutomatonBuilder(previous: previous, next: next.neighbour, budget: budget)
        let passage = try builder.passage(through: root)
        budget = builder.budget
        labels = builder.sets.flatMap { set in kinds.map { set.intersection($0.scalars) } }
        roots += passage.first.map { $0.position * kinds.count + target }
        if previous == .none { continue }
        pairs += builder.links.map { link in
          Pair(source: link.source * kinds.count + source - 1, target: link.target * kinds.count + target)
        }
      }
    }
    roots.removeAll { labels[$0].isEmpty }
    pairs.removeAll { labels[$0.source].isEmpty || labels[$0.target].isEmpty }
    add(pairs.sorted())
  }

  func steps(from state: Int) -> ArraySlice<Step> { steps[starts[state]..<starts[state + 1]] }

  private struct Pair: Comparable {
    let source: Int
    let target: Int

    static func < (left: Pair, right: Pair) -> Bool {
      (left.source, left.target) < (right.source, right.target)
    }
  }

  /// - Parameter pairs: in order, each as often as there are ways to take the step.
  private mutating func add(_ pairs: [Pair]) {
    var index = 0
    while index < pairs.count {
      let pair = pairs[index]
      let next = pairs[index...].firstIndex { $0 != pair } ?? pairs.count
      while starts.count <= pair.source { starts.append(steps.count) }
      steps.append(Step(target: pair.target, isAmbiguous: next - index > 1))
      index = next
    }
    while starts.count <= labels.count { starts.append(steps.count) }
  }
}
