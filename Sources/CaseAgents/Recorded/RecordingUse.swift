import CaseFiles
package import CaseModel
import Synchronization

/// What of a recording the requests use that are made now.
package final class RecordingUse: Sendable {
  private struct State {
    var used: Set<Recording.Place> = []
    /// Used rows that do not say what they answered.
    var unverified: Set<Recording.Place> = []
    var faults: [Fault] = []
  }

  package let recording: Recording
  private let state = Mutex(State())

  package init(_ recording: Recording) { self.recording = recording }

  package var used: Set<Recording.Place> { state.withLock(\.used) }

  package var unverifiedCount: Int { state.withLock(\.unverified.count) }

  /// Why requests have no answer, in the order in which they were made.
  package var faults: [Fault] { state.withLock(\.faults) }

  fileprivate func answer(to request: ProposalRequest, _ identity: RequestIdentity) -> Reply {
    switch recording.find(request, key: { identity.key(of: request) }) {
    case .row(let row, let place):
      state.withLock { state in
        state.used.insert(place)
        if row.key == nil { state.unverified.insert(place) }
      }
      return row.answer
    case .changed(let fault): return note(fault)
    case .absent(let row): return note(recording.fault(for: request, nearest: row, identity: identity))
    }
  }

  private func note(_ fault: Fault) -> Reply {
    state.withLock { $0.faults.append(fault) }
    return Reply(fault)
  }
}

/// A recorded agent that takes note of the rows it answers with.
package struct AuditedAgent: Agent {
  private let use: RecordingUse
  private let identity: RequestIdentity

  package init(_ use: RecordingUse, identity: RequestIdentity) {
    self.use = use
    self.identity = identity
  }

  package func propose(_ request: ProposalRequest) async -> Reply { use.answer(to: request, identity) }
}
