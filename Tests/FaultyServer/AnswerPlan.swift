import CaseJSON

/// What a server does about a request, step by step.
struct AnswerPlan: Sendable {
  enum Step: Sendable {
    case write([UInt8])
    /// Milliseconds.
    case wait(Int)
    /// The same bytes so often, each time when the ones before have gone out.
    case repeated([UInt8], count: Int)
    /// An orderly end.
    case close
    /// An end that throws away what was not read.
    case reset
  }

  var steps: [Step] = []

  /// An answer as it should be.
  init(body: [UInt8], to request: ServerRequest) { steps = [.write(Self.response(200, body: body, to: request))] }

  /// - Parameter retryAfter: what a refusal says about when to come back, in seconds.
  init(_ fault: ServerFault, body: [UInt8], to request: ServerRequest, retryAfter: Int) {
    let whole = Self.response(200, body: body, to: request)
    let half = Array(whole.prefix(whole.count - body.count / 2 - 1))
    switch fault {
    case .tooManyRequests, .badRequest, .unauthorised, .notFound, .serverError, .unavailable, .overloaded:
      steps = [.write(Self.refusal(Int(fault.rawValue) ?? 500, to: request))]
    case .tooManyRequestsUntilSeconds:
      steps = [.write(Self.refusal(429, headers: ["Retry-After: \(retryAfter)"], to: request))]
    case .tooManyRequestsUntilDate:
      // Both dates are the server's, so that the machine's clock does not matter.
      let dates = ["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:49:\(37 + retryAfter) GMT"]
      steps = [.write(Self.refusal(429, headers: dates, to: request))]
    case .resetBefore: steps = [.reset]
    case .resetDuring: steps = [.write(half), .wait(5), .reset]
    case .resetAfter: steps = [.write(whole), .wait(5), .reset]
    case .closeBefore: steps = [.close]
    case .shortBody: steps = [.write(half), .close]
    case .cutChunks:
      let chunks = Self.chunk(Array(body.prefix(body.count / 2)))
      steps = [.write(Self.head(200, ["Transfer-Encoding: chunked"], to: request) + chunks), .close]
    case .drip: steps = whole.flatMap { [.write([$0]), .wait(1000)] }
    case .silence: steps = []
    case .slowStart: steps = [.wait(60), .write(whole)]
    case .truncatedJSON: steps = [.write(Self.response(200, body: Array(body.dropLast(body.count / 2)), to: request))]
    case .invalidJSON: steps = [.write(Self.response(200, body: Array("{'label': odd}".utf8), to: request))]
    case .invalidUTF8:
      let bytes = Array(#"{"output":""#.utf8) + [0xC3, 0x28] + Array("\"}".utf8)
      steps = [.write(Self.response(200, body: bytes, to: request))]
    case .emptyBody: steps = [.write(Self.response(200, body: [], to: request))]
    case .huge:
      let megabyte = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
      steps = [.write(Self.head(200, ["Content-Length: \(100 << 20)"], to: request)), .repeated(megabyte, count: 100)]
    case .hugeChunked:
      let megabyte = Self.chunk([UInt8](repeating: UInt8(ascii: " "), count: 1 << 20))
      steps = [.write(Self.head(200, ["Transfer-Encoding: chunked"], to: request)), .repeated(megabyte, count: 100)]
    case .contentType:
      let page = Array("<p>Sign in</p>".utf8)
      steps = [.write(Self.response(200, type: "text/html; charset=utf-8", body: page, to: request))]
    case .noHTTP: steps = [.write(Array("SSH-2.0-OpenSSH_9.6\r\n\r\n".utf8)), .close]
    case .redirect:
      steps = [.write(Self.refusal(302, headers: ["Location: https://elsewhere.example/take-it"], to: request))]
    case .twice: steps = [.write(whole + whole)]
    case .twiceLate: steps = [.write(whole), .wait(3), .write(whole)]
    case .echoSecret, .echoSecretAnswer:
      let told = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
      var writer = JSONWriter()
      writer.object { writer in
        writer.key("output")
        writer.object { writer in
          writer.field("told", told)
          writer.key(named: told)
          writer.int(1)
        }
      }
      steps = [.write(Self.response(fault == .echoSecret ? 401 : 200, body: writer.bytes, to: request))]
    }
  }

  private static func refusal(_ status: Int, headers: [String] = [], to request: ServerRequest) -> [UInt8] {
    let body = Array(#"{"error":{"message":"as you wished"}}"#.utf8)
    return head(status, headers + ["Content-Length: \(body.count)"], to: request) + body
  }

  private static func response(
    _ status: Int, type: String = "application/json", body: [UInt8], to request: ServerRequest
  ) -> [UInt8] {
    head(status, ["Content-Length: \(body.count)"], type: type, to: request) + body
  }

  private static func head(
    _ status: Int, _ headers: [String], type: String = "application/json", to request: ServerRequest
  ) -> [UInt8] {
    let echo = request.header("x-casegate-request").map { ["X-Casegate-Request: \($0)"] } ?? []
    let lines = ["HTTP/1.1 \(status) Status", "Content-Type: \(type)"] + headers + echo
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private static func chunk(_ bytes: [UInt8]) -> [UInt8] {
    Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + Array("\r\n".utf8)
  }
}
