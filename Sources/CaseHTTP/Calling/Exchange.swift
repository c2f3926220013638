import AsyncHTTPClient
import CaseModel
import NIOCore
import NIOHTTP1

/// One attempt: a request that is sent once, and its answer read to the end.
struct Exchange: Sendable {
  let client: HTTPClient
  let request: HTTPClientRequest
  let host: String
  let limits: EndpointLimits
  let secrets: SecretValues

  /// What came, or why nothing did.
  enum Ending: Sendable {
    case answered(status: Int, headers: HTTPHeaders, body: [UInt8])
    case failed(AttemptFailure)
    /// The client threw, for a reason that may be our own.
    case broke(any Error, ExchangeStage)
  }

  func run() async -> Ending {
    let response: HTTPClientResponse
    do {
      response = try await client.execute(request, deadline: .now() + TimeAmount(limits.firstByte))
    } catch {
      return .broke(error, .asking)
    }
    let isAnswer = (200..<300).contains(response.status.code)
    do {
      guard isAnswer else {
        let words = try await collect(response.body, atMost: Self.mostWords)
        return .failed(
          AttemptFailure(
            status: response.status, headers: response.headers, host: host, words: secrets.redact(words.bytes),
            now: .wallClock))
      }
      if let failure = AnswerForm.fault(in: response.headers, host: host, limits: limits) { return .failed(failure) }
      let (body, isWhole) = try await collect(response.body, atMost: limits.largestAnswer)
      guard isWhole else { return .failed(AnswerForm.oversized(host, limits)) }
      if let failure = AnswerForm.fault(in: body, host: host) { return .failed(failure) }
      return .answered(status: Int(response.status.code), headers: response.headers, body: secrets.redact(body))
    } catch {
      // What a refusal says beside its status is not needed to know that it is one.
      if !isAnswer {
        return .failed(
          AttemptFailure(
            status: response.status, headers: response.headers, host: host, words: [], now: .wallClock))
      }
      return .broke(error, .reading)
    }
  }

  /// More than a message takes.
  private static let mostWords = 4096

  /// Reads so many bytes at the most; the connection is closed where there are more.
  private func collect(
    _ body: HTTPClientResponse.Body, atMost limit: Int
  ) async throws -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    for try await part in body {
      bytes.append(contentsOf: part.readableBytesView)
      if bytes.count > limit { return (Array(bytes.prefix(limit)), false) }
    }
    return (bytes, true)
  }
}

extension TimeAmount {
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self = .seconds(seconds) + .nanoseconds(attoseconds / 1_000_000_000)
  }
}
