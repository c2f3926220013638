import CaseJSON
import CaseModel
import FaultyServer
import Foundation
import Testing

/// Many requests through the helper, a fifth of them with a fault: each comes back right or as an error of its kind.
///
/// `CASEGATE_STORM=5000` asks so many for each fault, which takes some minutes.
@Suite(.timeLimit(.minutes(20))) struct FaultStormTests {
  private static let count = ProcessInfo.processInfo.environment["CASEGATE_STORM"].flatMap { Int($0) } ?? 60

  /// A fault, what is wished beside it, and the kinds of error it may be; none for an answer all the same.
  private static let storms: [(fault: ServerFault, wish: String, kinds: Set<Fault.Kind>)] = [
    (.tooManyRequests, #","times":2"#, []), (.tooManyRequestsUntilSeconds, #","times":1"#, []),
    (.tooManyRequestsUntilDate, #","times":1"#, []), (.overloaded, #","times":3"#, []),
    (.badRequest, "", [.rejected]), (.unauthorised, "", [.rejected]), (.redirect, "", [.rejected]),
    (.serverError, "", [.serverError]), (.unavailable, "", [.overloaded]), (.resetBefore, "", [.transport]),
    (.resetDuring, "", [.transport]), (.resetAfter, "", []), (.closeBefore, "", [.transport]),
    (.shortBody, "", [.transport]), (.cutChunks, "", [.transport]), (.drip, "", [.timeout]), (.silence, "", [.timeout]),
    (.slowStart, "", []), (.truncatedJSON, "", [.malformedReply]), (.invalidJSON, "", [.malformedReply]),
    (.invalidUTF8, "", [.malformedReply]), (.emptyBody, "", [.emptyReply]), (.huge, "", [.oversizedReply]),
    (.contentType, "", [.malformedReply]), (.noHTTP, "", [.malformedReply]), (.twice, "", []), (.twiceLate, "", []),
  ]

  private static let refusals: [ServerFault] = [
    .tooManyRequests, .tooManyRequestsUntilSeconds, .tooManyRequestsUntilDate, .overloaded,
  ]

  @Test func nothingIsLostDoubledOrMisread() async throws {
    let helper = try await Helper(settings: #""timeout":"5s","#)
    var wishes: [String] = []
    var expected: [(fault: ServerFault?, kinds: Set<Fault.Kind>)] = []
    for storm in Self.storms {
      for number in 0..<Self.count {
        let isFaulty = number % 5 == 2
        wishes.append(isFaulty ? #","fault":"\#(storm.fault.rawValue)"\#(storm.wish)"# : "")
        expected.append(isFaulty ? (storm.fault, storm.kinds) : (nil, []))
      }
    }
    let replies = await helper.askAll(wishes)
    #expect(replies.count == wishes.count)
    // A connection that a server breaks behind an answer may take a request with it that had just been sent on it.
    let broken = expected.count { expectation in
      [ServerFault.resetAfter, .twice, .twiceLate].contains { $0 == expectation.fault }
    }
    var innocent = 0
    for (number, reply) in replies.enumerated() {
      let (fault, kinds) = expected[number]
      let what = "\(number), \(fault?.rawValue ?? "no fault"): \(reply.fault?.message ?? reply.source.canonicalText)"
      if let kind = reply.fault?.kind {
        if kinds.isEmpty, kind == .transport { innocent += 1 } else { #expect(kinds.contains(kind), "\(what)") }
      } else {
        #expect(kinds.isEmpty && reply.number == number, "\(what)")
      }
      // A service is not asked twice unless it said that it had not begun.
      if !Self.refusals.contains(where: { $0 == fault }) {
        #expect((helper.server.log.counts[String(number)] ?? 0) <= 1, "\(what)")
      }
    }
    #expect(innocent <= broken, "\(innocent) requests were lost, and \(broken) connections broke")
    print("storm: \(wishes.count) requests, \(innocent) lost with a connection that broke under another")
    let log = try await helper.end()
    #expect(log.failures == 0 && log.strayMessages == 0)
  }

  @Test func whatMayBeRepeatedIsAnsweredInTheEnd() async throws {
    let calls = try await Calls()
    let passing: [ServerFault] = [
      .serverError, .unavailable, .resetBefore, .resetDuring, .resetAfter, .closeBefore, .shortBody, .cutChunks,
      .tooManyRequests, .overloaded, .twice, .twiceLate, .slowStart,
    ]
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<(Self.count * passing.count) {
        let fault = number % 5 == 2 ? passing[number / 5 % passing.count] : nil
        group.addTask {
          let result = await calls.call(number, fault, times: 1)
          #expect(result.number == number, "\(number), \(fault?.rawValue ?? "no fault"): \(result)")
        }
      }
    }
    try await calls.end()
  }
}
