extension PositionAutomaton {
  /// The parts of what can be reached in which every state leads to every other (Tarjan 1972).
  func components() -> [[Int]] {
    var search = ComponentSearch(stateCount: labels.count)
    for root in roots { search.visit(from: root, in: self) }
    return search.components
  }
}

/// Without recursion, because a pattern can be long.
private struct ComponentSearch {
  private(set) var components: [[Int]] = []
  /// 0 for a state that was not seen.
  private var order: [Int]
  private var lowest: [Int]
  private var isOpen: [Bool]
  private var open: [Int] = []
  private var seen = 0
  private var path: [(state: Int, next: Int)] = []

  init(stateCount: Int) {
    order = [Int](repeating: 0, count: stateCount)
    lowest = order
    isOpen = [Bool](repeating: false, count: stateCount)
  }

  mutating func visit(from root: Int, in automaton: PositionAutomaton) {
    if order[root] == 0 { enter(root, automaton) }
    while let (state, next) = path.last {
      let steps = automaton.steps(from: state)
      guard next < steps.endIndex else {
        leave(state)
        continue
      }
      path[path.count - 1].next += 1
      let target = steps[next].target
      if order[target] == 0 {
        enter(target, automaton)
      } else if isOpen[target] {
        lowest[state] = min(lowest[state], order[target])
      }
    }
  }

  private mutating func enter(_ state: Int, _ automaton: PositionAutomaton) {
    seen += 1
    order[state] = seen
    lowest[state] = seen
    isOpen[state] = true
    open.append(state)
    path.append((state, automaton.steps(from: state).startIndex))
  }

  private mutating func leave(_ state: Int) {
    path.removeLast()
    if let parent = path.last?.state { lowest[parent] = min(lowest[parent], lowest[state]) }
    guard lowest[state] == order[state] else { return }
    let start = open.lastIndex(of: state) ?? open.endIndex
    for member in open[start...] { isOpen[member] = false }
    components.append(Array(open[start...]))
    open.removeSubrange(start...)
  }
}
