import CaseFiles
import CaseJSON
import CaseModel

/// Chat completions, as OpenAI and many servers beside it have them.
struct OpenAIFormat: WireFormat {
  func headers(key: String?) -> [(name: String, value: String)] {
    key.map { [(name: "Authorization", value: "Bearer \($0)")] } ?? []
  }

  func body(of conversation: Conversation, to model: ChatModel) -> [UInt8] {
    let sampling = model.definition.sampling
    var writer = JSONWriter(capacity: 4096)
    writer.object { writer in
      if let most = sampling.maxTokens {
        // Models that think before they answer refuse the older name.
        if Self.isReasoning(model.definition.model) {
          writer.field("max_completion_tokens", most)
        } else {
          writer.field("max_tokens", most)
        }
      }
      writer.key("messages")
      writer.array { writer in Self.write(conversation, &writer) }
      writer.field("model", model.definition.model)
      if let output = model.output {
        writer.key("response_format")
        Self.write(output, &writer)
      }
      if let seed = sampling.seed { writer.field("seed", seed) }
      if !sampling.stop.isEmpty { writer.field("stop", sampling.stop) }
      if let temperature = sampling.temperature {
        writer.key("temperature")
        writer.double(temperature)
      }
      if !model.tools.isEmpty {
        writer.key("tools")
        writer.array { writer in for tool in model.tools { Self.write(tool, &writer) } }
      }
      if let topP = sampling.topP {
        writer.key("top_p")
        writer.double(topP)
      }
    }
    return writer.bytes
  }

  private static func isReasoning(_ model: String) -> Bool {
    ["o1", "o3", "o4", "gpt-5"].contains { model.hasPrefix($0) }
  }

  private static func write(_ conversation: Conversation, _ writer: inout JSONWriter) {
    if let system = conversation.system { write(role: "system", system, &writer) }
    write(role: "user", conversation.prompt, &writer)
    for turn in conversation.turns {
      writer.object { writer in
        writer.key("content")
        if let content = turn.message["content"] { writer.value(content) } else { writer.null() }
        writer.field("role", "assistant")
        if let calls = turn.message["tool_calls"] {
          writer.key("tool_calls")
          writer.value(calls)
        }
      }
      for result in turn.results {
        writer.object { writer in
          writer.field("content", result.text)
          writer.field("role", "tool")
          writer.field("tool_call_id", result.id)
        }
      }
    }
  }

  private static func write(role: String, _ content: String, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("content", content)
      writer.field("role", role)
    }
  }

  private static func write(_ output: AnswerSchema, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("json_schema")
      writer.object { writer in
        writer.field("name", "reply")
        writer.key("schema")
        writer.value(output.schema)
        // Refused by the server for a schema that leaves something open.
        writer.field("strict", output.isClosed)
      }
      writer.field("type", "json_schema")
    }
  }

  private static func write(_ tool: ChatTool, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("function")
      writer.object { writer in
        writer.optionalField("description", tool.description)
        writer.field("name", tool.name)
        if let parameters = tool.parameters {
          writer.key("parameters")
          writer.value(parameters)
        }
      }
      writer.field("type", "function")
    }
  }
}
