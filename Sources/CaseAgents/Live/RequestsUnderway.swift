import CaseFiles
import CaseModel
import Synchronization

/// Requests that are being answered: whoever makes the same one meanwhile gets the same reply.
final class RequestsUnderway: Sendable {
  private typealias Waiting = CheckedContinuation<Reply?, Never>

  private let waiting = Mutex<[Digest: [Waiting]]>([:])

  /// Asks, unless somebody does so already, and then waits for what they get.
  ///
  /// - Parameter ticket: what makes two requests the same.
  func once(_ ticket: Digest, _ ask: () async -> Reply) async -> Reply {
    while true {
      let isFirst = waiting.withLock { waiting in
        if waiting[ticket] != nil { return false }
        waiting[ticket] = []
        return true
      }
      if isFirst {
        let reply = await ask()
        let others = waiting.withLock { $0.removeValue(forKey: ticket) } ?? []
        for other in others { other.resume(returning: reply) }
        return reply
      }
      if let reply = await join(ticket) { return reply }
    }
  }

  /// - Returns: nothing where it was over already.
  private func join(_ ticket: Digest) async -> Reply? {
    await withCheckedContinuation { (continuation: Waiting) in
      let isWaiting = waiting.withLock { waiting in
        guard waiting[ticket] != nil else { return false }
        waiting[ticket]?.append(continuation)
        return true
      }
      if !isWaiting { continuation.resume(returning: nil) }
    }
  }
}
