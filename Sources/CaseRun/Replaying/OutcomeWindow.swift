import CaseModel
import Synchronization

/// Replays the cases of one block side by side, for agents that take time to answer: starts as many runs as there may
/// be, takes one, starts the next.
struct OutcomeWindow {
  let replayer: CaseReplayer
  let repeats: Int
  /// How many runs may wait for an agent at once.
  let width: Int
  let progress: RunProgress

  /// The outcomes of each case in each repeat; nothing for a case that was cancelled before its last repeat.
  func outcomes(of cases: [Case]) async -> [[Outcome]?] {
    let count = cases.count * repeats
    var outcomes = [Outcome?](repeating: nil, count: count)
    await withTaskGroup(of: (Int, Outcome?).self) { group in
      var started = 0
      while started < min(width, count) {
        start(started, of: cases, in: &group)
        started += 1
      }
      while let (index, outcome) = await group.next() {
        outcomes[index] = outcome
        if outcome != nil { progress.add(1) }
        if started < count, !Task.isCancelled {
          start(started, of: cases, in: &group)
          started += 1
        }
      }
    }
    return cases.indices.map { index in
      let own = outcomes[index * repeats..<(index + 1) * repeats].compactMap(\.self)
      return own.count == repeats ? own : nil
    }
  }

  private func start(_ index: Int, of cases: [Case], in group: inout TaskGroup<(Int, Outcome?)>) {
    let (item, repetition) = (cases[index / repeats], index % repeats + 1)
    group.addTask { [replayer] in
      let outcome = await replayer.outcome(of: item, repetition: repetition)
      return (index, Task.isCancelled && outcome.fault?.kind == .cancelled ? nil : outcome)
    }
  }
}

/// Counts the runs that are done, and tells somebody.
final class RunProgress: Sendable {
  private let done = Atomic(0)
  private let total: Int
  private let emit: @Sendable (RunEvent) -> Void

  init(total: Int, emit: @escaping @Sendable (RunEvent) -> Void) {
    self.total = total
    self.emit = emit
  }

  func add(_ count: Int) {
    emit(.progressed(done: done.add(count, ordering: .relaxed).newValue, of: total))
  }
}
