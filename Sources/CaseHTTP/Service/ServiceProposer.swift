import CaseFiles
import CaseJSON
package import CaseModel

/// Sends a service what a program would be sent, and makes a reply of its answer.
package struct ServiceProposer: Proposer {
  private let url: String
  private let headers: [(name: String, value: String)]
  private let fields: [ReplyField]

  /// - Parameter environment: has the values that headers are made of.
  /// - Returns: nothing for an agent that has no service.
  package init?(_ definition: AgentDefinition, environment: [String: String]) {
    guard let http = definition.http, let endpoint = http.endpoint else { return nil }
    url = endpoint.text
    headers = http.headers.map { $0.line(environment) }
    fields = http.reply
  }

  package func reply(to request: HelperRequest, through caller: any Calling) async -> Reply {
    var writer = JSONWriter(capacity: 1024)
    writer.value(request.parameters)
    // Nobody knows what a service does when it is asked twice.
    let result = await caller.call(CallRequest(url: url, headers: headers, body: writer.bytes, isRepeatable: false))
    do throws(Fault) {
      switch result {
      case .failed(let fault, _): throw fault
      case .answered(let answer):
        let root = try AnswerReading.root(of: answer.body)
        var reply = fields.isEmpty ? Reply.decode(root) : try ReplyAssembly(fields: fields).reply(of: root)
        if reply.usage == nil {
          var usage = Usage()
          usage.calls = 1
          usage.latencyMilliseconds = answer.effort.milliseconds
          reply.usage = usage
        }
        return reply
      }
    } catch {
      return Reply(error)
    }
  }
}
