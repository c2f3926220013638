import CaseFiles
import CaseJSON
package import CaseModel

/// Sends a service what casegate asked, and takes its answer as the reply.
package struct IdentityProposer: Proposer {
  private let url: String
  private let headers: [(name: String, value: String)]

  package init(url: String, headers: [(name: String, value: String)]) {
    self.url = url
    self.headers = headers
  }

  package func reply(to request: HelperRequest, through caller: any Calling) async -> Reply {
    var writer = JSONWriter(capacity: 1024)
    writer.value(request.parameters)
    let result = await caller.call(CallRequest(url: url, headers: headers, body: writer.bytes, isRepeatable: false))
    switch result {
    case .failed(let fault, _): return Reply(fault)
    case .answered(let answer):
      let scanned = JSONScanner.scan(answer.body)
      guard scanned.faults.isEmpty, let root = scanned.document?.root else {
        return Reply(Fault(.malformedReply, "the answer is no JSON: \(Excerpt.of(answer.body))"))
      }
      return Reply.decode(root)
    }
  }
}
