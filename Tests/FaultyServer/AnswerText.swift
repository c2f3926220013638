import CaseJSON

/// What the server answers when it does as it should: something that anybody can work out from the request.
package enum AnswerText {
  /// The body that answers a request, in the format of the path: `/v1/chat/completions`, `/v1/messages`, or our own.
  package static func body(for request: ServerRequest) -> [UInt8] {
    let output = output(for: request.wish)
    if request.path.hasPrefix("/v1/chat/completions") { return completion(output, request) }
    if request.path.hasPrefix("/v1/messages") { return message(output, request) }
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("output")
      writer.verbatim(output)
      writer.key("usage")
      writer.object { $0.field("calls", 1) }
    }
    return writer.bytes
  }

  /// `{"n": 7, "label": "odd"}`, or what the wish names under `answer`.
  private static func output(for wish: JSONValue?) -> [UInt8] {
    var writer = JSONWriter()
    if let answer = wish?["answer"] {
      writer.value(answer)
      return writer.bytes
    }
    let number = wish?["n"]?.int ?? 0
    writer.object { writer in
      writer.field("label", number % 2 == 0 ? "even" : "odd")
      writer.field("n", number)
    }
    return writer.bytes
  }

  private static func model(_ request: ServerRequest) -> String {
    JSONScanner.scan(request.body).document?.root["model"]?.string ?? "none"
  }

  private static func completion(_ output: [UInt8], _ request: ServerRequest) -> [UInt8] {
    let text = String(decoding: output, as: UTF8.self)
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("id", "chatcmpl-\(JSONText.number(of: request.body))")
      writer.field("object", "chat.completion")
      writer.field("created", 1_763_700_000)
      writer.field("model", model(request))
      writer.key("choices")
      writer.array { writer in
        writer.object { writer in
          writer.field("index", 0)
          writer.key("message")
          writer.object { writer in
            writer.field("role", "assistant")
            writer.field("content", text)
          }
          writer.field("finish_reason", "stop")
        }
      }
      writer.key("usage")
      writer.object { writer in
        writer.field("prompt_tokens", request.body.count / 4)
        writer.field("completion_tokens", output.count / 4)
        writer.field("total_tokens", request.body.count / 4 + output.count / 4)
      }
    }
    return writer.bytes
  }

  private static func message(_ output: [UInt8], _ request: ServerRequest) -> [UInt8] {
    let text = String(decoding: output, as: UTF8.self)
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("id", "msg_\(JSONText.number(of: request.body))")
      writer.field("type", "message")
      writer.field("role", "assistant")
      writer.field("model", model(request))
      writer.key("content")
      writer.array { writer in
        writer.object { writer in
          writer.field("type", "text")
          writer.field("text", text)
        }
      }
      writer.field("stop_reason", "end_turn")
      writer.key("usage")
      writer.object { writer in
        writer.field("input_tokens", request.body.count / 4)
        writer.field("output_tokens", output.count / 4)
      }
    }
    return writer.bytes
  }
}

/// A number that is the same for the same text: FNV-1a.
enum JSONText {
  static func number(of bytes: [UInt8]) -> String {
    String(bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
  }
}
