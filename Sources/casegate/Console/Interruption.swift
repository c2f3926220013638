import CaseAgents
import CaseFiles
import Foundation
import Synchronization

/// Turns the first SIGINT or SIGTERM into the cancellation of a task; a second one ends the process at once.
struct Interruption {
  /// - Parameter cancel: what is done at the first signal.
  init(cancelling cancel: @escaping @Sendable () -> Void) { Self.signals.begin(cancel) }

  /// Ignores signals from now on, until there is something else to interrupt.
  func end() { Self.signals.end() }

  /// Ends the process without waiting for anything; nothing of it stays.
  static func exitAtOnce() -> Never {
    ProcessGroups.endAll()
    PrivateFolder.removeAll()
    _exit(ExitStatus.interrupted.rawValue)
  }

  private static let signals = Signals()
}

/// The signals of the process, which are listened to once: a second listener gets none while a first one goes away.
private final class Signals: Sendable {
  private struct State {
    /// Absent where there is nothing to interrupt.
    var cancel: (@Sendable () -> Void)?
    var isFirst = true
    var sources: [any DispatchSourceSignal] = []
  }

  private let state = Mutex(State())

  func begin(_ cancel: @escaping @Sendable () -> Void) {
    state.withLock { state in
      state.cancel = cancel
      state.isFirst = true
      if state.sources.isEmpty { state.sources = [SIGINT, SIGTERM, SIGHUP].map(listen) }
    }
  }

  func end() { state.withLock { $0.cancel = nil } }

  private func listen(to number: Int32) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { self.received() }
    source.activate()
    return source
  }

  private func received() {
    let (cancel, isFirst) = state.withLock { state in
      defer { if state.cancel != nil { state.isFirst = false } }
      return (state.cancel, state.isFirst)
    }
    guard let cancel else { return }
    if !isFirst { Interruption.exitAtOnce() }
    cancel()
  }
}
