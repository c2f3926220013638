import CaseFiles
package import CaseModel

/// An agent that answers with what was recorded, and with nothing else.
///
/// It never falls through to anything live: what was not recorded is a fault.
package struct RecordedAgent: Agent {
  private let recording: Recording
  private let identity: RequestIdentity?

  /// - Parameter identity: what requests are told apart by; absent where that is only what an agent is sent.
  package init(_ recording: Recording, identity: RequestIdentity? = nil) {
    self.recording = recording
    self.identity = identity
  }

  package func propose(_ request: ProposalRequest) async -> Reply {
    switch recording.answer(to: request, key: { identity?.key(of: request) ?? RequestKey.digest(of: request) }) {
    case .reply(let reply): reply
    case .absent(let row): Reply(recording.fault(for: request, nearest: row, identity: identity))
    }
  }
}
