import CaseFiles
import CaseJSON
package import CaseModel

/// What live agents of a run share: the journal, the limits, and whom to tell that nothing can be kept any more.
package struct LiveCalls: Sendable {
  package let journal: ReplyJournal
  let limits: CallLimits
  let stop: @Sendable (StopReason) -> Void

  package init(journal: ReplyJournal, limits: CallLimits, stop: @escaping @Sendable (StopReason) -> Void) {
    self.journal = journal
    self.limits = limits
    self.stop = stop
  }
}

/// An agent that is asked live, and never twice: what it said before in this run, or in its recording, it says again.
///
/// A reply is kept before anybody reads it. One that cannot be kept is not handed on.
package struct RecordingAgent: Agent {
  private let live: any Agent
  private let identity: RequestIdentity
  private let screen: ReplyScreen
  private let calls: LiveCalls
  /// Absent where it is not looked into.
  private let recording: Recording?
  /// Present where two cases that ask the same share an answer, as they do in a recording.
  private let underway: RequestsUnderway?

  /// - Parameters:
  ///   - recording: what answers before anybody is asked; absent where all is asked again, or nothing is recorded.
  ///   - isRecorded: whether its replies go into a recording, where a reply is found by what was asked.
  package init(
    _ live: any Agent, identity: RequestIdentity, screen: ReplyScreen, calls: LiveCalls, recording: Recording? = nil,
    isRecorded: Bool
  ) {
    self.live = live
    self.identity = identity
    self.screen = screen
    self.calls = calls
    self.recording = recording
    underway = isRecorded ? RequestsUnderway() : nil
  }

  package func propose(_ request: ProposalRequest) async -> Reply {
    let key = identity.key(of: request)
    if case .reply(let reply) = recording?.answer(to: request, key: key) { return reply }
    let text = key.description
    let program = identity.program.description
    let own = JournalTicket.own(key: text, program: program, caseID: request.caseID)
    guard let underway else {
      return await answer(request, key, under: [own])
    }
    let shared = JournalTicket.shared(key: text, program: program)
    let reply = await underway.once(shared) { await answer(request, key, under: [shared, own]) }
    // Each case has a row of its own, whoever of those that ask the same came first.
    if Self.isKept(reply), !calls.journal.contains(own) { return keep(reply, request, key, under: [own]) }
    return reply
  }

  /// - Parameter tickets: what the reply is found by; the first is looked for.
  private func answer(_ request: ProposalRequest, _ key: Digest, under tickets: [Digest]) async -> Reply {
    if let kept = calls.journal.reply(tickets[0]) { return kept }
    guard calls.limits.admit() else { return Reply(Fault(.cancelled, "the run starts no more calls")) }
    let reply = screen.passed(await live.propose(request))
    calls.limits.settle(reply)
    return Self.isKept(reply) ? keep(reply, request, key, under: tickets) : reply
  }

  /// What broke on the way is no answer, and is asked for again when the run is resumed.
  private static func isKept(_ reply: Reply) -> Bool { reply.fault?.kind.isTheAgentsOwn ?? true }

  private func keep(_ reply: Reply, _ request: ProposalRequest, _ key: Digest, under tickets: [Digest]) -> Reply {
    let line = RecordingRow.line(identity.heading(of: request, key: key), program: identity.program, reply: reply)
    do throws(WriteFault) {
      try calls.journal.append(line, under: tickets)
      return reply
    } catch {
      calls.stop(.unwritable(error.description))
      return Reply(Fault(.cancelled, "the reply could not be kept: \(error)"))
    }
  }
}
