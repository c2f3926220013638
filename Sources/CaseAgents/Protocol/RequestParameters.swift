import CaseJSON
import CaseModel

extension ProposalRequest {
  /// Writes what an agent is sent as canonical JSON: `{agent, input, repeat, replies}`, and nothing of what is expected;
  /// `tool_results` too, where the case has any.
  func writeParameters(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("agent")
      writer.string(agent)
      writer.key("input")
      writer.value(input)
      writer.key("repeat")
      writer.int(repetition)
      writer.key("replies")
      writeReplies(to: &writer)
      if toolResults.isEmpty { return }
      writer.key("tool_results")
      writeToolResults(to: &writer)
    }
  }

  /// Writes the replies of agents that were asked before, by name.
  func writeReplies(to writer: inout JSONWriter) {
    writer.object { writer in
      for named in replies.sorted(by: { $0.agent < $1.agent }) {
        writer.key(named: named.agent)
        writer.value(named.reply.source)
      }
    }
  }

  /// Writes what the agent's tools say in this case.
  func writeToolResults(to writer: inout JSONWriter) {
    writer.array { writer in for result in toolResults { result.write(to: &writer) } }
  }

  /// The parameters as bytes.
  var parameters: [UInt8] {
    var writer = JSONWriter(capacity: 1024)
    writeParameters(to: &writer)
    return writer.bytes
  }
}

extension ToolResult {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("action", action)
      writer.key("arguments")
      writer.value(arguments)
      writer.key("result")
      writer.value(result)
    }
  }
}
