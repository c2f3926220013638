import CaseAgents
import CaseJSON
import CaseModel
import Foundation
import Testing

/// What a worker does wrong is an error of the case that it was at, of the right kind, and of no other case.
@Suite(.timeLimit(.minutes(6))) struct WorkerFaultTests {
  struct Misdeed: Sendable, CustomStringConvertible {
    let fault: String
    let kind: Fault.Kind
    let says: String

    var description: String { fault }
  }

  static let misdeeds = [
    Misdeed(fault: "hang", kind: .timeout, says: "no reply within"),
    Misdeed(fault: "silence", kind: .timeout, says: "no reply within"),
    Misdeed(fault: "exit", kind: .crashed, says: "ended with 3"),
    Misdeed(fault: "exit_with_words", kind: .crashed, says: "ended with 1"),
    Misdeed(fault: "crash", kind: .crashed, says: "signal 15"),
    Misdeed(fault: "garbage", kind: .malformedReply, says: "is no JSON object ('Traceback' is not a JSON value): "),
    Misdeed(fault: "not_rpc", kind: .malformedReply, says: "not JSON-RPC 2.0"),
    Misdeed(fault: "long_line", kind: .oversizedReply, says: "more than 16 MiB"),
    Misdeed(fault: "unknown_id", kind: .malformedReply, says: "4711, which it was not sent"),
    Misdeed(fault: "answered_id", kind: .malformedReply, says: "a second time"),
    Misdeed(fault: "no_result", kind: .malformedReply, says: "neither result nor error"),
    Misdeed(fault: "both", kind: .malformedReply, says: "both a result and an error"),
    Misdeed(fault: "error", kind: .serverError, says: "no model (-32000)"),
    Misdeed(fault: "known_error", kind: .rateLimited, says: "later (1)"),
    Misdeed(fault: "half_line", kind: .crashed, says: "ended with 0"),
    Misdeed(fault: "close_output", kind: .crashed, says: "closed its output"),
    Misdeed(fault: "grandchild_exit", kind: .crashed, says: "ended with 4"),
  ]

  @Test(arguments: misdeeds, [1, 4]) func itIsAnErrorOfItsCaseAndOfNoOther(misdeed: Misdeed, inFlight: Int) async throws
  {
    // Tests that wait for other programs hold all threads for a while, so that only what has to time out does so soon.
    let command = Workers.command(inFlight: inFlight, timeout: .seconds(misdeed.kind == .timeout ? 15 : 90))
    try await Workers.lend(command) { agent in
      let replies = await agent.askAll([nil, nil, misdeed.fault, nil, nil, nil])
      for (number, reply) in replies.enumerated() {
        if number == 2 {
          #expect(reply.fault?.kind == misdeed.kind, "\(reply.text)")
          #expect(reply.fault?.message.contains(misdeed.says) == true, "\(reply.text)")
          #expect(reply.disposition == nil && reply.output == nil && reply.calls.isEmpty)
        } else {
          #expect(reply.output?["n"]?.int == number, "\(reply.text)")
        }
      }
    }
  }

  @Test(arguments: [1, 4]) func aWorkerThatClosesItsInput(inFlight: Int) async throws {
    let command = Workers.command(inFlight: inFlight, timeout: .seconds(4))
    try await Workers.lend(command) { agent in
      let replies = await agent.askAll([nil, "close_input", nil, nil])
      let fault = try #require(replies[1].fault)
      // What is written to it first fails; where nothing is, only time tells.
      #expect([.timeout, .crashed].contains(fault.kind))
      for number in [0, 2, 3] { #expect(replies[number].output?["n"]?.int == number) }
    }
  }

  @Test func aSecondAnswerIsNotTakenForAnother() async throws {
    let log = try await Workers.lend(Workers.command(inFlight: 1)) { agent in
      #expect(await agent.ask(1, fault: "twice").output?["n"]?.int == 1)
      // The next request may have been sent already when the second answer comes: then it is charged with it.
      let next = await agent.ask(2)
      #expect(next.output?["n"]?.int == 2 || next.fault?.message.contains("a second time") == true, "\(next.text)")
      #expect(await agent.ask(3).output?["n"]?.int == 3)
    }
    #expect(log.failures == 1)
    #expect(log.starts == 2)
  }

  @Test func aMessageThatNobodyCanBeChargedWithIsCounted() async throws {
    let log = try await Workers.lend(Workers.command(inFlight: 1)) { agent in
      #expect(await agent.ask(1, fault: "twice").output?["n"]?.int == 1)
    }
    #expect(log.strayMessages == 1)
    #expect(log.firstFault == "the worker answered request 1 a second time")
  }

  @Test func theLastWordsAreInTheLog() async throws {
    let log = try await Workers.lend(Workers.command()) { agent in
      #expect(
        await agent.ask(1, fault: "exit_with_words").fault?.message == "the worker ended with 1 before it answered")
    }
    #expect(
      log.firstFault
        == "the worker ended with 1 before it answered; its last words: 'ModuleNotFoundError: no module named 'torch''")
    #expect(String(decoding: log.errors, as: UTF8.self).hasPrefix("first line\n"))
  }

  @Test func aWorkerThatEndsAfterItsAnswerIsStartedAgain() async throws {
    let log = try await Workers.lend(Workers.command(inFlight: 1)) { agent in
      #expect(await agent.ask(1, fault: "answer_and_exit").output?["n"]?.int == 1)
      // A request that reaches it while it ends is lost with it; the next one has a new process.
      var next = await agent.ask(2)
      for _ in 0..<20 where next.fault != nil { next = await agent.ask(2) }
      #expect(next.output?["n"]?.int == 2)
    }
    #expect(log.starts == 2)
  }

  @Test func chatterOnStandardOutputIsNotSwallowed() async throws {
    try await Workers.lend(Workers.command(Workers.faulty, "--only", "chatter")) { agent in
      let reply = await agent.ask(1)
      #expect(reply.fault?.kind == .malformedReply)
      #expect(reply.fault?.message.contains("Loading the model") == true)
    }
  }

  @Test func aWorkerThatReadsNothingIsNotWaitedForEver() async throws {
    let command = Workers.command(Workers.faulty, "--only", "deaf", timeout: .milliseconds(300))
    try await Workers.lend(command) { agent in
      let long = String(repeating: "x", count: 300_000)
      #expect(await agent.ask(1, fault: long).fault?.kind == .timeout)
    }
  }

  @Test func theTimeCountsFromWhenTheWorkerHasNothingOlderToAnswer() async throws {
    let command = Workers.command(inFlight: 64, timeout: .seconds(4))
    try await Workers.lend(command) { agent in
      let replies = await agent.askAll(Array(repeating: "slow", count: 60))
      #expect(replies.allSatisfy { $0.fault == nil }, "60 × 100 ms are more than 4 s, and no request takes as long")
    }
  }

  @Test(arguments: ["grandchild", "grandchild_exit", "hang", "close_input", "close_output"])
  func nothingIsLeftBehind(fault: String) async throws {
    let mark = "casegate-\(UUID().uuidString)"
    let command = Workers.command(timeout: .seconds(4), environment: ["CASEGATE_TEST_MARK": mark])
    try await Workers.lend(command, workers: 2) { agent in
      _ = await agent.askAll([nil, fault, nil, fault])
      if fault == "grandchild" { #expect(Self.processes(marked: mark).count > 2) }
    }
    #expect(try await Self.processesLeft(marked: mark) == [])
  }

  /// What is still there after a moment: a process that was killed takes one to go.
  private static func processesLeft(marked mark: String) async throws -> [String] {
    for _ in 0..<40 where !processes(marked: mark).isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    return processes(marked: mark)
  }

  /// The processes that have a mark in their environment; a process that has ended has none.
  private static func processes(marked mark: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil, let bytes = FileManager.default.contents(atPath: "/proc/\(name)/environ") else {
        return false
      }
      return String(decoding: bytes, as: UTF8.self).contains(mark)
    }
  }
}
