import CaseFiles
import CaseJSON
import CaseModel

/// One line of the worker protocol, as the side sees it that is asked.
enum HelperLine {
  /// A request, or the line that answers what is none.
  enum Incoming {
    case request(id: Int, HelperRequest)
    case refused([UInt8])
  }

  static func read(_ line: UnsafeRawBufferPointer) -> Incoming {
    let scanned = JSONScanner.scan(Array(line))
    guard scanned.faults.isEmpty, let root = scanned.document?.root, let id = root["id"]?.int else {
      return .refused(error(id: nil, code: -32700, "this is no request: \(Excerpt.of(line))"))
    }
    guard root["jsonrpc"]?.string == "2.0", root["method"]?.string == "propose" else {
      return .refused(error(id: id, code: -32601, "only propose of JSON-RPC 2.0 is answered"))
    }
    guard let parameters = root["params"], let request = HelperRequest(parameters) else {
      return .refused(error(id: id, code: -32602, "the parameters have to hold agent, repeat, input and replies"))
    }
    return .request(id: id, request)
  }

  /// The line that carries a reply, without a secret in it and no longer than a line may be.
  static func answer(id: Int, _ reply: Reply, without secrets: SecretValues) -> [UInt8] {
    var result = reply.bytes
    if secrets.stand(in: result) {
      let scanned = JSONScanner.scan(result)
      var writer = JSONWriter(capacity: result.count)
      if let root = scanned.document?.root { writer.value(secrets.redact(root)) }
      result = writer.bytes
    }
    if result.isEmpty || secrets.stand(in: result) {
      result = Reply(Fault(.malformedReply, "the reply holds a secret that cannot be taken out")).bytes
    }
    if result.count > longestResult {
      result = Reply(Fault(.oversizedReply, "the reply has more than \(longestResult >> 20) MiB")).bytes
    }
    return message(id: id, "result", result)
  }

  /// Well below the longest line of the protocol.
  private static let longestResult = 15 << 20

  private static func error(id: Int?, code: Int, _ message: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("code")
      writer.int(code)
      writer.key("message")
      writer.string(message)
    }
    return self.message(id: id, "error", writer.bytes)
  }

  private static func message(id: Int?, _ key: String, _ content: [UInt8]) -> [UInt8] {
    var line = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
    line.reserveCapacity(content.count + 48)
    line.append(contentsOf: (id.map(String.init) ?? "null").utf8)
    line.append(contentsOf: #",""#.utf8)
    line.append(contentsOf: key.utf8)
    line.append(contentsOf: #"":"#.utf8)
    line.append(contentsOf: content)
    line.append(contentsOf: "}\n".utf8)
    return line
  }
}
