import CaseHTTP
import CaseModel
import FaultyServer
import Testing

/// Each thing that a server may do wrong, and what becomes of it.
@Suite(.timeLimit(.minutes(5))) struct HTTPCallerTests {
  /// A fault that stays: its kind, and how often a request is sent that may be repeated, and one that may not.
  struct Lasting: Sendable, CustomTestStringConvertible {
    let fault: ServerFault
    let kind: Fault.Kind
    let attempts: (repeatable: Int, once: Int)

    init(_ fault: ServerFault, _ kind: Fault.Kind, _ repeatable: Int, _ once: Int) {
      self.fault = fault
      self.kind = kind
      attempts = (repeatable, once)
    }

    var limits: EndpointLimits { kind == .timeout ? Calls.limits(.milliseconds(600)) : Calls.limits }

    var testDescription: String { fault.rawValue }
  }

  private static let lasting = [
    Lasting(.badRequest, .rejected, 1, 1), Lasting(.unauthorised, .rejected, 1, 1), Lasting(.notFound, .rejected, 1, 1),
    Lasting(.redirect, .rejected, 1, 1), Lasting(.serverError, .serverError, 3, 1),
    Lasting(.unavailable, .overloaded, 3, 1), Lasting(.resetBefore, .transport, 3, 1),
    Lasting(.resetDuring, .transport, 3, 1), Lasting(.closeBefore, .transport, 3, 1),
    Lasting(.shortBody, .transport, 3, 1), Lasting(.cutChunks, .transport, 3, 1), Lasting(.drip, .timeout, 3, 1),
    Lasting(.silence, .timeout, 3, 1), Lasting(.invalidUTF8, .malformedReply, 1, 1),
    Lasting(.emptyBody, .emptyReply, 1, 1), Lasting(.huge, .oversizedReply, 1, 1),
    Lasting(.hugeChunked, .oversizedReply, 1, 1), Lasting(.contentType, .malformedReply, 1, 1),
    Lasting(.noHTTP, .malformedReply, 1, 1),
  ]

  @Test(arguments: lasting) func whatStaysIsAFaultOfItsKind(_ expected: Lasting) async throws {
    let calls = try await Calls(expected.limits)
    let repeatable = await calls.call(1, expected.fault)
    let once = await calls.call(2, expected.fault, isRepeatable: false)
    #expect(repeatable.fault?.kind == expected.kind, "\(repeatable)")
    #expect(once.fault?.kind == expected.kind, "\(once)")
    #expect(repeatable.effort.retries == expected.attempts.repeatable - 1)
    #expect(once.effort.retries == expected.attempts.once - 1)
    // Where time is short, it may be over before the server has seen the request.
    let seen = (calls.count(1), calls.count(2))
    #expect(seen.0 <= expected.attempts.repeatable && seen.1 <= expected.attempts.once)
    if expected.kind != .timeout {
      #expect(seen == expected.attempts)
      // The connection that it broke is nobody else's.
      #expect(await calls.call(3).number == 3)
    }
    try await calls.end()
  }

  @Test(arguments: [ServerFault.serverError, .resetBefore, .resetDuring, .closeBefore, .shortBody])
  func whatPassesIsAnAnswer(_ fault: ServerFault) async throws {
    let calls = try await Calls()
    let result = await calls.call(7, fault, times: 2)
    #expect(result.number == 7, "\(result)")
    #expect(result.effort.retries == 2)
    #expect(calls.count(7) == 3)
    try await calls.end()
  }

  @Test(arguments: [ServerFault.resetAfter, .twice, .twiceLate, .slowStart])
  func whatComesBesideAWholeAnswerDoesNotHarmIt(_ fault: ServerFault) async throws {
    let calls = try await Calls()
    for number in 0..<20 { #expect(await calls.call(number, fault).number == number) }
    // A second answer may come while the next request is under way, which is then made again on another connection.
    if fault != .twiceLate { #expect(calls.server.log.counts.values.allSatisfy { $0 == 1 }) }
    try await calls.end()
  }

  @Test(arguments: [ServerFault.tooManyRequests, .overloaded])
  func aStormCostsTimeAndNoResult(_ fault: ServerFault) async throws {
    let calls = try await Calls()
    // More often than anything else is tried again.
    let result = await calls.call(5, fault, times: 8, isRepeatable: false)
    #expect(result.number == 5, "\(result)")
    #expect(calls.count(5) == 9)
    try await calls.end()
  }

  @Test(arguments: [ServerFault.tooManyRequestsUntilSeconds, .tooManyRequestsUntilDate])
  func theServersOwnTimeIsWaitedFor(_ fault: ServerFault) async throws {
    let calls = try await Calls()
    let start = ContinuousClock.now
    #expect(await calls.call(5, fault, times: 1, after: 1, isRepeatable: false).number == 5)
    #expect(ContinuousClock.now - start >= .seconds(1))
    // Longer than anybody waits: told at once.
    let distant = ContinuousClock.now
    let late = await calls.call(6, .tooManyRequestsUntilSeconds, after: 3600)
    #expect(late.fault?.kind == .rateLimited)
    #expect(ContinuousClock.now - distant < .seconds(30))
    #expect(calls.count(6) == 1)
    try await calls.end()
  }

  @Test func aStormThatDoesNotEndEndsTheRequest() async throws {
    var limits = Calls.limits
    // Patience is ten times what an exchange may take.
    limits.whole = .seconds(1)
    let calls = try await Calls(limits)
    let result = await calls.call(5, .tooManyRequests)
    #expect(result.fault?.kind == .rateLimited)
    #expect(calls.count(5) > 1)
    // Nobody was answered for as long as that: the next one is not patient all over again.
    let next = await calls.call(6, .tooManyRequests)
    #expect(next.fault?.kind == .rateLimited)
    #expect(calls.count(6) < calls.count(5), "\(calls.count(6)) and \(calls.count(5))")
    try await calls.end()
  }

  @Test func aServerThatIsNotThere() async throws {
    let calls = try await Calls()
    try await calls.server.stop()
    let result = await calls.call(1, isRepeatable: false)
    #expect(result.fault?.kind == .transport)
    #expect(result.fault?.message.contains("cannot be reached") == true, "\(result)")
    // Nothing was sent, so that anybody may try again.
    #expect(result.effort.retries == 2)
    await calls.caller.shutDown()
  }

  @Test func aRedirectionIsNamedAndNotFollowed() async throws {
    let calls = try await Calls()
    let result = await calls.call(1, .redirect)
    #expect(result.fault?.message.contains("https://elsewhere.example/take-it") == true)
    try await calls.end()
  }

  @Test func noSecretComesBack() async throws {
    let secret = "sk-very-secret-1234"
    let calls = try await Calls(secrets: ["KEY": secret])
    let headers = [(name: "Authorization", value: "Bearer \(secret)")]
    let refused = await calls.call(1, .echoSecret, headers: headers)
    let message = try #require(refused.fault?.message)
    #expect(message.contains("Bearer [KEY]") && !message.contains(secret), "\(message)")
    guard case .answered(let answer) = await calls.call(2, .echoSecretAnswer, headers: headers) else {
      Issue.record("there is no answer")
      return
    }
    let text = String(decoding: answer.body, as: UTF8.self)
    #expect(text.contains("Bearer [KEY]") && !text.contains(secret), "\(text)")
    try await calls.end()
  }
}
