import CaseHTTP
import CaseJSON
import CaseModel
import FaultyServer

/// Calls to a server that does what they wish for.
struct Calls {
  let server: MisbehavingServer
  let caller: HTTPCaller
  private let scheme: String
  private let host: String

  /// Limits that only a server that says nothing reaches, on however busy a machine.
  /// More time than any of this takes, also where tests that wait for other programs hold all threads for a while.
  static var limits: EndpointLimits { limits(.seconds(60)) }

  static func limits(_ timeout: Duration) -> EndpointLimits {
    var limits = EndpointLimits()
    limits.connect = timeout
    limits.whole = timeout
    limits.firstByte = timeout
    limits.retries = 2
    limits.largestAnswer = 1 << 20
    return limits
  }

  static let backoff = Backoff(first: .milliseconds(5), longest: .milliseconds(20))

  init(
    _ limits: EndpointLimits = Self.limits, secrets: [String: String] = [:],
    options: MisbehavingServer.Options = MisbehavingServer.Options(), host: String = "127.0.0.1",
    certificates: String? = nil
  ) async throws {
    server = try await MisbehavingServer.start(options)
    caller = HTTPCaller(
      host: host, limits: limits, secrets: SecretValues(secrets), jitter: JitterSource(seed: 1), backoff: Self.backoff,
      certificates: certificates)
    scheme = options.certificate == nil ? "http" : "https"
    self.host = host
  }

  /// Makes one exchange about a number.
  ///
  /// - Parameter times: how often the fault is made; absent for always.
  func call(
    _ number: Int, _ fault: ServerFault? = nil, times: Int? = nil, after: Int? = nil, isRepeatable: Bool = true,
    headers: [(name: String, value: String)] = []
  ) async -> CallResult {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("input")
      writer.object { writer in
        if let after { writer.field("after", after) }
        if let fault { writer.field("fault", fault.rawValue) }
        writer.field("n", number)
        if let times { writer.field("times", times) }
      }
    }
    return await caller.call(
      CallRequest(
        url: "\(scheme)://\(host):\(server.port)/decide", headers: headers, body: writer.bytes,
        isRepeatable: isRepeatable))
  }

  /// How often the server was asked about a number.
  func count(_ number: Int) -> Int { server.log.counts[String(number)] ?? 0 }

  func end() async throws {
    await caller.shutDown()
    try await server.stop()
  }
}

extension CallResult {
  var fault: Fault? {
    if case .failed(let fault, _) = self { fault } else { nil }
  }

  /// The number that was answered.
  var number: Int? {
    guard case .answered(let answer) = self else { return nil }
    return JSONScanner.scan(answer.body).document?.root["output"]?["n"]?.int
  }
}
