import CaseModel
import Synchronization

/// Replays the cases of one block side by side, for agents that take time to answer: starts as many runs as there may
/// be, takes one, starts the next.
struct OutcomeWindow {
  let replayer: SideBySide
  let repeats: Int
  /// How many runs may wait for an agent at once.
  let width: Int
  let stop: RunStop
  let progress: RunProgress

  /// The runs of each case in each repeat; nothing for a case that was not replayed to its last repeat.
  func runs(of cases: [Case]) async -> [[ReplayedRun]?] {
    let count = cases.count * repeats
    var runs = [ReplayedRun?](repeating: nil, count: count)
    await withTaskGroup(of: (Int, ReplayedRun?).self) { group in
      var started = 0
      while started < min(width, count) {
        start(started, of: cases, in: &group)
        started += 1
      }
      while let (index, run) = await group.next() {
        runs[index] = run
        if run != nil { progress.add(1) }
        if started < count, !stop.isStopped {
          start(started, of: cases, in: &group)
          started += 1
        }
      }
    }
    return cases.indices.map { index in
      let own = runs[index * repeats..<(index + 1) * repeats].compactMap(\.self)
      return own.count == repeats ? own : nil
    }
  }

  private func start(_ index: Int, of cases: [Case], in group: inout TaskGroup<(Int, ReplayedRun?)>) {
    let (item, repetition) = (cases[index / repeats], index % repeats + 1)
    group.addTask { [replayer, stop] in
      let run = await replayer.run(of: item, repetition: repetition)
      return (index, stop.isStopped && run.isCancelled ? nil : run)
    }
  }
}

extension ReplayedRun {
  /// Whether an agent was not waited for.
  fileprivate var isCancelled: Bool {
    candidate.fault?.kind == .cancelled || baseline?.fault?.kind == .cancelled
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
