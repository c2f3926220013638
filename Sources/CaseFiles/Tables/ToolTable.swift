package import CaseJSON
package import CaseModel

extension ChatTool {
  /// Reads the tools that a file lists.
  package static func list(_ value: JSONValue, _ findings: inout Findings) -> [ChatTool] {
    let codec = Codec<[ChatTool]>.list(toolTable.codec(ChatTool.init(source:)), atLeast: 1)
    let tools = codec.decode(value, &findings) ?? []
    for (index, tool) in tools.enumerated() where tools[..<index].contains(where: { $0.name == tool.name }) {
      findings.error("tool.doubled", "there are two tools '\(tool.name.printable)'", at: tool.source)
    }
    return tools
  }
}

extension JSONValue {
  /// Whether it is a JSON Schema of objects, which is what arguments and forced answers are.
  package func checkObjectSchema(_ what: String, _ findings: inout Findings) {
    guard kind == .object, self["type"]?.isString("object") == true else {
      findings.error(
        "schema.object", "\(what) is an object, and its schema has to say so",
        hint: #"begin it with {"type": "object", "properties": {…}}"#, at: self["type"] ?? self)
      return
    }
    if let properties = self["properties"], properties.kind != .object {
      findings.error("schema.object", "the properties of a schema are an object", at: properties)
    }
  }
}

private let toolTable = Table<ChatTool>(
  "Something that a model may call.",
  [
    Field("name", .toolName, isRequired: true, "the action that a call of it proposes") { $0.name = $1 },
    Field("description", .text, "what the model is told about it") { $0.description = $1 },
    Field("parameters", .parameters, "the JSON Schema of its arguments") { $0.parameters = $1 },
  ])

extension Codec where Value == String {
  /// What both wire formats take for the name of a tool.
  fileprivate static var toolName: Codec<String> {
    Codec(.text(pattern: "^[A-Za-z0-9_-]{1,64}$")) { value, findings in
      guard let name = Codec<String>.text.decode(value, &findings) else { return nil }
      let isName = name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
      if isName, name.utf8.count <= 64 { return name }
      findings.error(
        "tool.name", "'\(name.prefix(80).description.printable)' cannot name a tool",
        hint: "use letters, digits, '_' and '-', at most 64", at: value)
      return nil
    }
  }
}

extension Codec where Value == JSONValue {
  fileprivate static var parameters: Codec<JSONValue> {
    Codec<JSONValue>.object.map { schema, _, findings in
      schema.checkObjectSchema("what a tool is called with", &findings)
      return schema
    }
  }
}
