/// Looks for two different paths over the same text that begin in one state and end in one state.
///
/// Inside a strongly connected component such a pair can be gone through again and again, with twice as many paths each
/// time: the automaton is exponentially ambiguous, and if there is no such pair, it is not (Weber and Seidl 1991).
struct PairSearch {
  private let labels: [ScalarSet]
  private let steps: [[PositionAutomaton.Step]]
  /// Which pairs of states were met, as bits; the lower state first.
  private var met: [UInt64] = []
  private var pending: [(Int, Int)] = []

  /// - Parameter indices: for each state of the automaton its index in its component.
  init(_ automaton: PositionAutomaton, _ component: [Int]) {
    let indices = Dictionary(uniqueKeysWithValues: zip(component, 0...))
    labels = component.map { automaton.labels[$0] }
    steps = component.map { state in
      automaton.steps(from: state).compactMap { step in
        indices[step.target].map { PositionAutomaton.Step(target: $0, isAmbiguous: step.isAmbiguous) }
      }
    }
  }

  mutating func findsReturn(_ budget: inout AmbiguityBudget) throws(AmbiguityBudget.Spent) -> Bool {
    if steps.contains(where: { $0.contains(where: \.isAmbiguous) }) { return true }
    if steps.allSatisfy(\.isEmpty) { return false }
    let wordCount = labels.count * labels.count / 64 + 1
    try budget.spend(wordCount)
    met = [UInt64](repeating: 0, count: wordCount)
    for state in labels.indices {
      for (index, step) in steps[state].enumerated() {
        try budget.spend(index)
        for other in steps[state][..<index] { meet(step.target, other.target) }
      }
    }
    while let (left, right) = pending.popLast() {
      try budget.spend(steps[left].count * steps[right].count)
      for leftStep in steps[left] {
        for rightStep in steps[right] {
          if leftStep.target == rightStep.target { return true }
          meet(leftStep.target, rightStep.target)
        }
      }
    }
    return false
  }

  /// Takes up a pair of states, if it is new and something can be read on the way into both.
  private mutating func meet(_ one: Int, _ other: Int) {
    let pair = (min(one, other), max(one, other))
    let bit = pair.0 * labels.count + pair.1
    guard met[bit / 64] & 1 << UInt64(bit % 64) == 0 else { return }
    met[bit / 64] |= 1 << UInt64(bit % 64)
    if labels[one].intersects(labels[other]) { pending.append(pair) }
  }
}
