import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import Foundation
import Synchronization
import Testing

@Suite struct RecordingAgentTests {
  /// Says how often it was asked before, and may fail.
  private final class Counter: Agent {
    let asked = Mutex<[String]>([])
    let fault: Fault?

    var names: [String] { asked.withLock(\.self) }

    init(fault: Fault? = nil) { self.fault = fault }

    func propose(_ request: ProposalRequest) async -> Reply {
      let count = asked.withLock { asked in
        asked.append(request.caseID)
        return asked.count
      }
      await Task.yield()
      if let fault { return Reply(fault) }
      let text = #"{"output":\#(count),"usage":{"cost_usd":0.5}}"#
      return JSONScanner.scan(Array(text.utf8)).document.map { Reply.decode($0.root) } ?? Reply(Fault(.unknown, ""))
    }
  }

  /// A journal in a temporary folder, and what the agents that share it were stopped for.
  private final class Folder: Sendable {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-live-\(UUID().uuidString)").path
    let reasons = Mutex<[StopReason]>([])

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var reason: StopReason? { reasons.withLock(\.first) }

    var journal: String { path + "/replies.jsonl" }

    func calls(_ bounds: CallLimits.Bounds = CallLimits.Bounds(), isResumed: Bool = false) throws -> LiveCalls {
      let journal = ReplyJournal()
      if isResumed {
        #expect(try journal.resume(at: self.journal).isEmpty)
      } else {
        try journal.begin(at: self.journal)
      }
      let stop: @Sendable (StopReason) -> Void = { [self] reason in reasons.withLock { $0.append(reason) } }
      let limits = CallLimits(bounds, stop: stop, isStopped: { [self] in reasons.withLock { !$0.isEmpty } })
      return LiveCalls(journal: journal, limits: limits, stop: stop)
    }
  }

  private func agent(
    _ live: any Agent, _ calls: LiveCalls, program: String = "p", recording: Recording? = nil, isRecorded: Bool = true
  ) -> RecordingAgent {
    RecordingAgent(
      live, identity: RequestIdentity(program: Digest(of: Array(program.utf8))),
      screen: ReplyScreen(PrivacyPolicy(), isRecorded: isRecorded), calls: calls, recording: recording,
      isRecorded: isRecorded)
  }

  private func request(_ caseID: String, input: String = "{}", repetition: Int = 1) throws -> ProposalRequest {
    ProposalRequest(agent: "a", caseID: caseID, repetition: repetition, input: try RecordingFile.json(input))
  }

  @Test func theSameRequestIsMadeOnceHoweverManyMakeIt() async throws {
    let (folder, live) = (try Folder(), Counter())
    let agent = agent(live, try folder.calls())
    let requests = try (0..<50).map { try request("c\($0)", input: #"{"n":\#($0 % 5)}"#) }
    let replies = await withTaskGroup(of: (Int, Int?).self) { group in
      for (index, request) in requests.enumerated() {
        group.addTask { (index % 5, await agent.propose(request).output?.int) }
      }
      var replies: [Int: Set<Int?>] = [:]
      for await (kind, reply) in group { replies[kind, default: []].insert(reply) }
      return replies
    }
    #expect(live.names.count == 5)
    #expect(replies.values.allSatisfy { $0.count == 1 })
    let rows = try String(contentsOfFile: folder.journal, encoding: .utf8).split(separator: "\n")
    #expect(rows.count == 50, "each case has a row of its own")
  }

  @Test func whatHasNoRecordingIsAskedCaseByCase() async throws {
    let (folder, live) = (try Folder(), Counter())
    let agent = agent(live, try folder.calls(), isRecorded: false)
    for caseID in ["c", "d", "e"] { _ = await agent.propose(try request(caseID)) }
    #expect(live.names == ["c", "d", "e"])
  }

  @Test(arguments: [true, false]) func whatWasKeptIsNotAskedAgain(isRecorded: Bool) async throws {
    let folder = try Folder()
    do {
      let first = agent(Counter(), try folder.calls(), isRecorded: isRecorded)
      #expect(await first.propose(try request("c")).output?.int == 1)
    }
    let live = Counter()
    let calls = try folder.calls(isResumed: true)
    let second = agent(live, calls, isRecorded: isRecorded)
    #expect(await second.propose(try request("c")).output?.int == 1)
    #expect(live.names.isEmpty)
    // Another program, another repeat and another input are other requests.
    #expect(await agent(live, calls, program: "q", isRecorded: isRecorded).propose(try request("c")).fault == nil)
    #expect(await second.propose(try request("c", repetition: 2)).fault == nil)
    #expect(await second.propose(try request("c", input: #"{"x":1}"#)).fault == nil)
    #expect(live.names.count == 3)
  }

  @Test(arguments: Fault.Kind.allCases) func whatBrokeOnTheWayIsAskedForAgain(kind: Fault.Kind) async throws {
    let folder = try Folder()
    let fault = Fault(kind, "it broke")
    do {
      let first = agent(Counter(fault: fault), try folder.calls())
      #expect(await first.propose(try request("c")).fault == fault)
    }
    let live = Counter()
    let reply = await agent(live, try folder.calls(isResumed: true)).propose(try request("c"))
    #expect(reply.fault == (kind.isTheAgentsOwn ? fault : nil))
    #expect(live.names.count == (kind.isTheAgentsOwn ? 0 : 1))
  }

  @Test func whatIsRecordedIsNotAsked() async throws {
    let (folder, live) = (try Folder(), Counter())
    let key = RequestKey.digest(of: try request("c")).description
    let file = try RecordingFile([RecordingFile.row("c", reply: #"{"output":7}"#, key: key)])
    let agent = agent(live, try folder.calls(), recording: file.read().recording)
    #expect(await agent.propose(try request("c")).output?.int == 7)
    #expect(await agent.propose(try request("renamed")).output?.int == 7)
    #expect(live.names.isEmpty)
    #expect(await agent.propose(try request("c", input: #"{"x":1}"#)).output?.int == 1)
  }

  @Test func theLimitOfCallsIsNotPassed() async throws {
    let (folder, live) = (try Folder(), Counter())
    let agent = agent(live, try folder.calls(CallLimits.Bounds(calls: 3)))
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask { _ = try? await agent.propose(self.request("c\(number)", input: #"{"n":\#(number)}"#)) }
      }
    }
    #expect(live.names.count == 3)
    #expect(folder.reason == .limit("--max-calls 3"))
  }

  @Test func theLimitOfCostIsNotKnowinglyPassed() async throws {
    let (folder, live) = (try Folder(), Counter())
    let agent = agent(live, try folder.calls(CallLimits.Bounds(costInNanodollars: 1_200_000_000)))
    var faults: [Fault.Kind?] = []
    for number in 0..<4 {
      faults.append(await agent.propose(try request("c", input: #"{"n":\#(number)}"#)).fault?.kind)
    }
    // Half a dollar each: a third one would be more than 1.20.
    #expect(faults == [nil, nil, .cancelled, .cancelled])
    #expect(folder.reason == .limit("--max-cost 1.2"))
  }

  @Test func aReplyThatCannotBeKeptIsNotHandedOn() async throws {
    let folder = try Folder()
    let stopped = Mutex<[StopReason]>([])
    let limits = CallLimits(stop: { _ in }, isStopped: { false })
    // A journal that was not begun cannot keep anything.
    let calls = LiveCalls(journal: ReplyJournal(), limits: limits) { reason in stopped.withLock { $0.append(reason) } }
    let reply = await agent(Counter(), calls).propose(try request("c"))
    #expect(reply.fault?.kind == .cancelled && reply.output == nil)
    let count = stopped.withLock(\.count)
    #expect(count == 1)
    withExtendedLifetime(folder) {}
  }

  @Test func aJournalHasOneWriter() throws {
    let folder = try Folder()
    let first = try folder.calls()
    #expect(throws: WriteFault.self) { try ReplyJournal().resume(at: folder.journal) }
    withExtendedLifetime(first) {}
  }
}
