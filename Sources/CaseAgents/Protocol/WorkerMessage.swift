import CaseFiles
import CaseJSON
package import CaseModel

/// The worker protocol: JSON-RPC 2.0, one message a line, one method, `propose`.
package enum WorkerProtocol {
  /// The longest line that a worker may write, in bytes.
  package static let longestLine = 16 << 20

  /// One line: a request for a reply.
  ///
  /// - Parameter parameters: canonical JSON, which holds no line end.
  static func request(id: Int, parameters: [UInt8]) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(parameters.count + 64)
    line.append(contentsOf: #"{"jsonrpc":"2.0","id":"#.utf8)
    line.append(contentsOf: String(id).utf8)
    line.append(contentsOf: #","method":"propose","params":"#.utf8)
    line.append(contentsOf: parameters)
    line.append(contentsOf: "}\n".utf8)
    return line
  }
}

/// What a worker said in one line.
package enum WorkerMessage: Sendable {
  /// Its answer to a request.
  case reply(id: Int, Reply)
  /// Nothing that belongs to a request, so that nothing else that it says can be trusted.
  case violation(Fault)

  /// Reads a line without its end.
  package static func decode(_ line: some Collection<UInt8>) -> WorkerMessage {
    let scanned = JSONScanner.scan(Array(line), file: "reply", firstLine: 1, byteOffset: 0)
    guard scanned.faults.isEmpty, let message = scanned.document?.root, message.kind == .object else {
      let why = scanned.faults.first.map { " (\($0.message))" } ?? ""
      return violation("the worker wrote a line that is no JSON object\(why): \(Excerpt.of(line))")
    }
    guard message["jsonrpc"]?.string == "2.0" else {
      return violation("the worker wrote a line that is not JSON-RPC 2.0: \(Excerpt.of(line))")
    }
    let result = message["result"]
    let error = message["error"]
    guard let id = message["id"]?.int else {
      let told = error.map { ": \(text(of: $0))" } ?? ""
      let what = message["id"] == nil ? "without an id" : "whose id is no whole number"
      return violation("the worker wrote a message \(what)\(told)")
    }
    switch (result, error) {
    case (let result?, nil): return .reply(id: id, Reply.decode(result))
    case (nil, let error?): return .reply(id: id, Reply(fault(error)))
    case (nil, nil):
      return .reply(id: id, Reply(Fault(.malformedReply, "the worker's message has neither result nor error")))
    case (_?, _?):
      return .reply(id: id, Reply(Fault(.malformedReply, "the worker's message has both a result and an error")))
    }
  }

  /// An error object of JSON-RPC; `data.kind` may name one of our kinds.
  private static func fault(_ error: JSONValue) -> Fault {
    guard let named = error["data"]?["kind"] else { return Fault(.serverError, text(of: error)) }
    guard let kind = named.string.flatMap(Fault.Kind.init(rawValue:)) else {
      return Fault(.unknown, "\(named.string ?? named.canonicalText): \(text(of: error))")
    }
    return Fault(kind, text(of: error))
  }

  private static func text(of error: JSONValue) -> String {
    guard let message = error["message"]?.string else { return error.canonicalText }
    return error["code"]?.int.map { "\(message) (\($0))" } ?? message
  }

  private static func violation(_ message: String) -> WorkerMessage { .violation(Fault(.malformedReply, message)) }
}
