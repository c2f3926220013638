import Foundation

/// Turns SIGINT and SIGTERM into the cancellation of a task.
struct Interruption {
  private let sources: [any DispatchSourceSignal]

  init(cancelling cancel: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler(handler: cancel)
      source.activate()
      return source
    }
  }

  func end() { for source in sources { source.cancel() } }
}
