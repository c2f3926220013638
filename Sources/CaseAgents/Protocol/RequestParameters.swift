import CaseJSON
import CaseModel

extension ProposalRequest {
  /// Writes what an agent is sent as canonical JSON: `{agent, input, repeat, replies}`, and nothing of what is expected.
  func writeParameters(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("agent")
      writer.string(agent)
      writer.key("input")
      writer.value(input)
      writer.key("repeat")
      writer.int(repetition)
      writer.key("replies")
      writer.object { writer in
        for named in replies.sorted(by: { $0.agent < $1.agent }) {
          writer.key(named: named.agent)
          writer.value(named.reply.source)
        }
      }
    }
  }

  /// The parameters as bytes.
  var parameters: [UInt8] {
    var writer = JSONWriter(capacity: 1024)
    writeParameters(to: &writer)
    return writer.bytes
  }
}
