import AsyncHTTPClient
package import CaseModel
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// Makes HTTP exchanges with one endpoint.
///
/// TLS is verified, no redirection is followed and no proxy is used. What broke is told without a secret in it.
package final class HTTPCaller: Calling {
  private let client: HTTPClient
  private let host: String
  private let limits: EndpointLimits
  private let limiter: EndpointLimiter
  private let rule: RetryRule
  private let jitter: JitterSource
  private let secrets: SecretValues
  private let deadlines = Deadlines()
  private let attempts = Atomic(0)
  /// What it has cost so far.
  package let count = CallCount()

  /// - Parameters:
  ///   - host: who is asked, for messages.
  ///   - certificates: a file of the authorities that are trusted; absent where the system's are.
  package init(
    host: String, limits: EndpointLimits, secrets: SecretValues, jitter: JitterSource, backoff: Backoff = Backoff(),
    certificates: String? = nil
  ) {
    self.host = host
    self.limits = limits
    self.secrets = secrets
    self.jitter = jitter
    limiter = EndpointLimiter(limits)
    rule = RetryRule(limits: limits, backoff: backoff)
    client = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: Self.configuration(limits, certificates: certificates))
  }

  private static func configuration(_ limits: EndpointLimits, certificates: String?) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    var tls = TLSConfiguration.makeClientConfiguration()
    if let certificates { tls.trustRoots = .file(certificates) }
    configuration.tlsConfiguration = tls
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    configuration.timeout.connect = TimeAmount(limits.connect)
    configuration.timeout.read = TimeAmount(limits.firstByte)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = limits.inFlight
    // Otherwise a connection that is refused takes ten seconds, and retries are counted here.
    configuration.connectionPool.retryConnectionEstablishment = false
    // Shorter than servers keep a connection, so that none is used while it is closed.
    configuration.connectionPool.idleTimeout = .seconds(4)
    configuration.http1_1ConnectionDebugInitializer = { ReplyOrderGuard.guardOrder(of: $0) }
    return configuration
  }

  /// Closes its connections; nothing may be under way.
  package func shutDown() async {
    do { try await client.shutdown() } catch {}
  }

  package func call(_ request: CallRequest) async -> CallResult {
    let prepared = prepare(request)
    var situation = RetryRule.Situation(isRepeatable: request.isRepeatable)
    var retries = 0
    var start: ContinuousClock.Instant?
    while true {
      let permit = await limiter.begin(tokens: request.expectedTokens)
      let begun = start ?? .now
      start = begun
      let attempt = await attempt(prepared)
      limiter.end(permit, attempt.sign)
      let now = CallResult.Effort(retries: retries, latency: .now - begun)
      switch attempt {
      case .answered(let status, let headers, let body):
        count.addCall()
        return .answered(
          CallResult.Answer(status: status, headers: headers.map { ($0.name, $0.value) }, body: body, effort: now))
      case .failed(let failure):
        count.addCall(failure.fault.kind)
        if case .refused = failure.outlook { situation.refusals += 1 } else { situation.failures += 1 }
        situation.elapsed = now.latency
        situation.refusingFor = limiter.refusingFor
        guard let wait = rule.wait(after: failure.outlook, situation, jitter: jitter.next()) else {
          return .failed(Fault(failure.fault.kind, secrets.redact(failure.fault.message)), now)
        }
        do { try await Task.sleep(for: wait) } catch {
          return .failed(Fault(.cancelled, "the request was given up"), now)
        }
        retries += 1
        count.addRetry()
      }
    }
  }

  private func prepare(_ request: CallRequest) -> HTTPClientRequest {
    var prepared = HTTPClientRequest(url: request.url)
    prepared.method = .POST
    for (name, value) in request.headers { prepared.headers.add(name: name, value: value) }
    if !prepared.headers.contains(name: "Content-Type") {
      prepared.headers.add(name: "Content-Type", value: "application/json")
    }
    prepared.headers.add(name: "Accept", value: "application/json")
    prepared.body = .bytes(ByteBuffer(bytes: request.body))
    return prepared
  }

  private enum Attempt {
    case answered(status: Int, headers: HTTPHeaders, body: [UInt8])
    case failed(AttemptFailure)

    var sign: EndpointLimiter.Sign {
      switch self {
      case .answered: .answered
      case .failed(let failure): if case .refused = failure.outlook { .refused } else { .failed }
      }
    }
  }

  private func attempt(_ request: HTTPClientRequest) async -> Attempt {
    var request = request
    let number = attempts.add(1, ordering: .relaxed).newValue
    request.headers.replaceOrAdd(name: ReplyOrderGuard.header, value: String(number))
    let exchange = Exchange(client: client, request: request, host: host, limits: limits, secrets: secrets)
    let deadline = ContinuousClock.now + limits.whole
    let task = Task { await exchange.run() }
    let mark = deadlines.add(deadline) { task.cancel() }
    defer { deadlines.remove(mark) }
    let ending = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    switch ending {
    case .answered(let status, let headers, let body): return .answered(status: status, headers: headers, body: body)
    case .failed(let failure): return .failed(failure)
    case .broke(let error, let stage):
      return .failed(
        AttemptFailure(error, stage, host: host, limits: limits, isLate: ContinuousClock.now >= deadline))
    }
  }
}
