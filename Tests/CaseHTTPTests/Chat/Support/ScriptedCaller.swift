import CaseFiles
import CaseHTTP
import CaseJSON
import CaseModel
import Synchronization
import Testing

/// Answers calls with bodies that were written down, in turn, and keeps what it was sent.
final class ScriptedCaller: Calling {
  private let answers: [CallResult]
  private let received = Mutex<[CallRequest]>([])

  init(_ answers: [CallResult]) { self.answers = answers }

  convenience init(bodies: [String]) { self.init(bodies.map { Self.answer($0) }) }

  static func answer(_ body: String) -> CallResult {
    .answered(
      CallResult.Answer(
        status: 200, headers: [], body: Array(body.utf8),
        effort: CallResult.Effort(retries: 1, latency: .milliseconds(12))))
  }

  var requests: [CallRequest] { received.withLock(\.self) }

  /// The body of a request as it was sent.
  func body(_ index: Int = 0) throws -> JSONValue {
    try parsed(String(decoding: try #require(requests.dropFirst(index).first).body, as: UTF8.self))
  }

  func call(_ request: CallRequest) async -> CallResult {
    let index = received.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    return index < answers.count
      ? answers[index] : .failed(Fault(.transport, "nothing is written for call \(index + 1)"), CallResult.Effort())
  }
}

/// A value from its JSON text.
func parsed(_ text: String) throws -> JSONValue {
  let (document, faults) = JSONScanner.scan(Array(text.utf8), file: "test.json")
  #expect(faults.isEmpty, "\(text)")
  return try #require(document).root
}
