package import CaseFiles
import CaseJSON
package import CaseModel

/// What identifies a request: the digest of all that an agent is sent.
package enum RequestKey {
  /// SHA-256 of the canonical JSON of `{agent, input, repeat, replies}`.
  package static func digest(of request: ProposalRequest) -> Digest {
    var writer = JSONWriter(capacity: 1024)
    writer.object { writer in
      writer.key("agent")
      writer.string(request.agent)
      writer.key("input")
      writer.value(request.input)
      writer.key("repeat")
      writer.int(request.repetition)
      writer.key("replies")
      writer.object { writer in
        for named in request.replies.sorted(by: { $0.agent < $1.agent }) {
          writer.key(named: named.agent)
          writer.value(named.reply.source)
        }
      }
    }
    return Digest(of: writer.bytes)
  }
}
