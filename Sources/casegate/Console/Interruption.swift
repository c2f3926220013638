import CaseAgents
import CaseEvidence
import Foundation
import Synchronization

/// Turns the first SIGINT or SIGTERM into the cancellation of a task; a second one ends the process at once.
struct Interruption {
  private let sources: [any DispatchSourceSignal]

  init(cancelling cancel: @escaping @Sendable () -> Void) {
    let first = FirstTime()
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if !first.isNow() {
          ProcessGroups.endAll()
          RevisionFolder.removeAll()
          _exit(ExitStatus.interrupted.rawValue)
        }
        cancel()
      }
      source.activate()
      return source
    }
  }

  /// Stops listening.
  func end() { for source in sources { source.cancel() } }
}

/// Says yes once.
private final class FirstTime: Sendable {
  private let hasBeen = Atomic(false)

  func isNow() -> Bool { !hasBeen.exchange(true, ordering: .relaxed) }
}
