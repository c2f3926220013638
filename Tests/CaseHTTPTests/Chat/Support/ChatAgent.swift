import CaseFiles
import CaseHTTP
import CaseJSON
import CaseModel
import Foundation
import Testing

/// A chat agent of a workflow, and what becomes of the bodies that a server answers it with.
struct ChatAgent {
  var chat: String
  var files = [
    "prompt": "About {{input.subject}}", "system": "Be kind to {{input.customer.name}}.",
    "tools": #"""
    [{"name": "look_up", "description": "Finds an order.",
      "parameters": {"type": "object", "properties": {"order": {"type": "string"}}}},
     {"name": "refund", "parameters": {"type": "object"}}, {"name": "noop"}]
    """#,
    "output": #"""
    {"type": "object", "additionalProperties": false, "required": ["decision", "label", "why"],
     "properties": {"decision": {"enum": ["act", "refuse", "escalate", null]}, "label": {"type": "string"},
      "why": {"type": ["string", "null"]}, "sure": {"type": "number"}, "to": {"type": "string"}}}
    """#,
  ]
  var input = #"{"subject": "a <refund>", "customer": {"name": "Ada"}}"#
  var toolResults: String?

  /// - Parameter more: keys of the chat agent beside those that it needs.
  init(_ api: String = "openai", _ more: String = "") {
    let needed = api == "anthropic" ? #","max_tokens":100"# : ""
    chat = #"{"api":"\#(api)","endpoint":"https://api.example.com/v1/chat","model":"m-1","prompt":"prompt"\#(needed)"#
    chat += (more.isEmpty ? "" : "," + more) + "}"
  }

  static let environment = ["KEY": "sk-secret", "ORG": "org-7"]

  func proposer() throws -> ChatProposer {
    var findings = Findings()
    let text = #"{"definition":{"chat":\#(chat),"recording":"r.jsonl"},"files":{},"name":"a"}"#
    let path = NSTemporaryDirectory() + "casegate-chat-\(UUID().uuidString).json"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try #require(HelperFile.read(path, &findings), "\(findings.kept)")
    let proposer = ChatProposer(file.definition, files: files, environment: Self.environment, &findings)
    return try #require(proposer, "\(findings.kept)")
  }

  func request() throws -> HelperRequest {
    let results = toolResults.map { #","tool_results":\#($0)"# } ?? ""
    return try #require(
      HelperRequest(
        try parsed(
          #"{"agent":"a","repeat":1,"input":\#(input),"replies":{"first":{"output":{"label":"spam"}}}\#(results)}"#)))
  }

  /// The reply as casegate receives it: written by the helper, and read again.
  func reply(_ bodies: String...) async throws -> Reply { try await reply(ScriptedCaller(bodies: bodies)) }

  func reply(_ caller: ScriptedCaller) async throws -> Reply {
    let reply = try await proposer().reply(to: request(), through: caller)
    return Reply.decode(try parsed(String(decoding: reply.bytes, as: UTF8.self)))
  }
}

/// Bodies as servers write them.
enum Body {
  static func openai(
    _ message: String, reason: String? = #""stop""#, model: String = "m-1",
    usage: String? = #"{"prompt_tokens":10,"completion_tokens":3,"total_tokens":13}"#
  ) -> String {
    let finish = reason.map { #","finish_reason":\#($0)"# } ?? ""
    let usage = usage.map { #","usage":\#($0)"# } ?? ""
    return #"{"id":"c","object":"chat.completion","model":"\#(model)","choices":[{"index":0,"message":\#(message)"#
      + #"\#(finish)}]\#(usage)}"#
  }

  static func said(_ text: String) -> String { #"{"role":"assistant","content":\#(text)}"# }

  static func calls(_ calls: (id: String, name: String, arguments: String)..., content: String = "null") -> String {
    let list = calls.map { call in
      #"{"id":"\#(call.id)","type":"function","function":{"name":"\#(call.name)","arguments":\#(call.arguments)}}"#
    }
    return #"{"role":"assistant","content":\#(content),"tool_calls":[\#(list.joined(separator: ","))]}"#
  }

  static func anthropic(
    _ content: String, reason: String? = #""end_turn""#, model: String = "m-1",
    usage: String? = #"{"input_tokens":10,"output_tokens":3}"#
  ) -> String {
    let stop = reason.map { #","stop_reason":\#($0)"# } ?? ""
    let usage = usage.map { #","usage":\#($0)"# } ?? ""
    return #"{"id":"m","type":"message","role":"assistant","model":"\#(model)","content":\#(content)\#(stop)\#(usage)}"#
  }
}
