import CaseRun
import Foundation
import Synchronization

/// Shows how far a run is: one line that is redrawn on a terminal, a few plain lines elsewhere.
final class ProgressLine: Sendable {
  private struct State {
    var lastTenth = -1
    var isDrawn = false
  }

  private let console: Console
  private let isQuiet: Bool
  private let state = Mutex(State())

  init(console: Console, isQuiet: Bool) {
    self.console = console
    self.isQuiet = isQuiet
  }

  func show(_ event: RunEvent) {
    if isQuiet { return }
    switch event {
    case .planned(let cases, let repeats):
      if !console.isInteractive {
        console.printError("replaying \(cases) cases\(repeats > 1 ? ", \(repeats) times each" : "")\n")
      }
    case .progressed(let done, let total):
      progress(done, total)
    case .finished:
      clear()
    }
  }

  /// Takes the line away, so that something else can be printed.
  func clear() {
    let wasDrawn = state.withLock { state in
      defer { state.isDrawn = false }
      return state.isDrawn
    }
    if wasDrawn { console.printError("\r\u{1B}[2K") }
  }

  private func progress(_ done: Int, _ total: Int) {
    guard total > 0 else { return }
    if console.isInteractive {
      state.withLock { $0.isDrawn = true }
      console.printError("\r\u{1B}[2K  \(done) of \(total) runs (\(done * 100 / total) %)")
      return
    }
    let tenth = done * 10 / total
    let isNew = state.withLock { state in
      defer { state.lastTenth = max(state.lastTenth, tenth) }
      return tenth > state.lastTenth && tenth < 10
    }
    if isNew, total > 10_000 { console.printError("  \(done) of \(total) runs\n") }
  }
}
