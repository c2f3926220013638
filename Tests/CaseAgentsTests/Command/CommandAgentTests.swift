import CaseAgents
import CaseJSON
import CaseModel
import Foundation
import Testing

@Suite struct CommandAgentTests {
  @Test(arguments: [1, 3]) func conformance(workers: Int) async throws {
    let input = try RecordingFile.json(#"{"n":1}"#)
    try await AgentConformance(agent: "a", caseID: "c", input: input, knowsItsCases: false) { use in
      try await Workers.lend(Workers.command(), workers: workers) { try await use($0) }
    }.check()
  }

  @Test(arguments: [(1, 1), (1, 64), (3, 4)]) func everyReplyBelongsToItsRequest(workers: Int, inFlight: Int)
    async throws
  {
    let log = try await Workers.lend(Workers.command(inFlight: inFlight), workers: workers) { agent in
      let replies = await agent.askAll(Array(repeating: nil, count: 500))
      #expect(replies.count == 500)
      for (number, reply) in replies.enumerated() { #expect(reply.output?["n"]?.int == number) }
    }
    #expect((1...workers).contains(log.starts))
    #expect(log.failures == 0)
    #expect(log.askedAgain == 0)
  }

  @Test func aProcessIsStartedWhenItIsNeededAndKept() async throws {
    let none = try await Workers.lend(Workers.command(), workers: 4) { _ in }
    #expect(none.starts == 0)
    let one = try await Workers.lend(Workers.command(), workers: 4) { agent in
      for number in 0..<20 { #expect(await agent.ask(number).output?["n"]?.int == number) }
    }
    #expect(one.starts == 1)
  }

  @Test func aProgramSeesOnlyWhatItsWorkflowNames() async throws {
    setenv("CASEGATE_TEST_SECRET", "s", 1)
    let reply = #"{"jsonrpc":"2.0","id":1,"result":{"output":"%s|%s"}}\n"#
    let program = #"read line; printf '\#(reply)' "$CASEGATE_TEST_SECRET" "$NAMED""#
    let command = Workers.command("sh", "-c", program, environment: ["NAMED": "yes"])
    try await Workers.lend(command) { agent in
      #expect(await agent.ask(1).output?.string == "|yes")
    }
  }

  @Test func aProgramThatIsNotThereIsSaidOnce() async throws {
    let log = try await Workers.lend(Workers.command("/nowhere/worker"), workers: 2) { agent in
      for reply in await agent.askAll([nil, nil, nil]) {
        #expect(reply.fault?.kind == .transport)
        #expect(reply.fault?.message.contains("/nowhere/worker") == true)
      }
    }
    #expect(log.starts <= 2)
  }

  @Test func aProgramThatNeverWorksIsNotStartedForEver() async throws {
    let log = try await Workers.lend(Workers.command(Workers.faulty, "--only", "exit")) { agent in
      let replies = await agent.askAll(Array(repeating: nil, count: 200))
      #expect(replies.allSatisfy { $0.fault?.kind == .crashed })
      #expect(replies.contains { $0.fault?.message.contains("not started again") == true })
    }
    #expect(log.starts == 10)
  }

  @Test func afterTheEndNothingIsAnswered() async throws {
    let pool = WorkerPool("a", Workers.command(), workers: 1)
    let service = Task { await pool.serve() }
    await pool.close()
    await service.value
    #expect(await CommandAgent(pool).ask(1).fault != nil)
  }

  @Test(.timeLimit(.minutes(1))) func aCancelledRunWaitsForNobody() async throws {
    let pool = WorkerPool("a", Workers.command(), workers: 2)
    let service = Task { await pool.serve() }
    let asking = Task { await CommandAgent(pool).askAll(Array(repeating: "hang", count: 6)) }
    try await Task.sleep(for: .milliseconds(200))
    asking.cancel()
    service.cancel()
    for reply in await asking.value { #expect(reply.fault?.kind == .cancelled) }
    await service.value
  }
}
