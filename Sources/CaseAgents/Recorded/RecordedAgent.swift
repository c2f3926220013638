import CaseFiles
import CaseJSON
package import CaseModel

/// An agent that answers with what was recorded, and with nothing else.
///
/// It never falls through to anything live: what was not recorded is a fault.
package struct RecordedAgent: Agent {
  private let recording: Recording

  package init(_ recording: Recording) { self.recording = recording }

  package func propose(_ request: ProposalRequest) async -> Reply {
    let address = Recording.Address(agent: request.agent, caseID: request.caseID, repetition: request.repetition)
    switch recording.row(at: address) {
    case nil:
      return Reply(
        Fault(
          .missingRecording,
          "no reply of '\(request.agent)' is recorded for case '\(request.caseID)', repeat \(request.repetition)"))
    case .failure(let fault):
      return Reply(fault)
    case .success(let row):
      if let key = row.key, key != RequestKey.digest(of: request).description {
        return Reply(
          Fault(.staleRecording, "the recorded reply answers another request than the one that is made now"))
      }
      guard let reply = row.reply else { return Reply(Fault(.malformedReply, "the row holds no reply")) }
      return Reply.decode(reply)
    }
  }
}
