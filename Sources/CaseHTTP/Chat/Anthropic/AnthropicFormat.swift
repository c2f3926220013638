import CaseFiles
import CaseJSON
import CaseModel

/// Messages, as Anthropic has them.
struct AnthropicFormat: WireFormat {
  func headers(key: String?) -> [(name: String, value: String)] {
    [(name: "anthropic-version", value: "2023-06-01")] + (key.map { [(name: "x-api-key", value: $0)] } ?? [])
  }

  func body(of conversation: Conversation, to model: ChatModel) -> [UInt8] {
    let sampling = model.definition.sampling
    var writer = JSONWriter(capacity: 4096)
    writer.object { writer in
      if let most = sampling.maxTokens { writer.field("max_tokens", most) }
      writer.key("messages")
      writer.array { writer in Self.write(conversation, &writer) }
      writer.field("model", model.definition.model)
      if !sampling.stop.isEmpty { writer.field("stop_sequences", sampling.stop) }
      writer.optionalField("system", conversation.system)
      if let temperature = sampling.temperature {
        writer.key("temperature")
        writer.double(temperature)
      }
      Self.writeTools(of: model, &writer)
      if let topP = sampling.topP {
        writer.key("top_p")
        writer.double(topP)
      }
    }
    return writer.bytes
  }

  private static func write(_ conversation: Conversation, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("content", conversation.prompt)
      writer.field("role", "user")
    }
    for turn in conversation.turns {
      writer.object { writer in
        writer.key("content")
        if let content = turn.message["content"] { writer.value(content) } else { writer.array { _ in } }
        writer.field("role", "assistant")
      }
      writer.object { writer in
        writer.key("content")
        writer.array { writer in
          for result in turn.results {
            writer.object { writer in
              writer.field("content", result.text)
              writer.field("tool_use_id", result.id)
              writer.field("type", "tool_result")
            }
          }
        }
        writer.field("role", "user")
      }
    }
  }

  /// A form is forced by a tool that has to be called: it is the only one, or one of those that may be.
  private static func writeTools(of model: ChatModel, _ writer: inout JSONWriter) {
    if let output = model.output {
      writer.key("tool_choice")
      writer.object { writer in
        if model.tools.isEmpty { writer.field("name", model.answerTool) }
        writer.field("type", model.tools.isEmpty ? "tool" : "any")
      }
      writer.key("tools")
      writer.array { writer in
        for tool in model.tools { write(tool.name, tool.description, tool.parameters, &writer) }
        write(model.answerTool, "Gives the answer.", output.schema, &writer)
      }
    } else if !model.tools.isEmpty {
      writer.key("tools")
      writer.array { writer in
        for tool in model.tools { write(tool.name, tool.description, tool.parameters, &writer) }
      }
    }
  }

  private static func write(
    _ name: String, _ description: String?, _ schema: JSONValue?, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.optionalField("description", description)
      writer.key("input_schema")
      if let schema { writer.value(schema) } else { writer.object { $0.field("type", "object") } }
      writer.field("name", name)
    }
  }
}
