import CaseJSON

/// The JSON Schema (draft 2020-12) of the files that people write, made from the tables that read them.
package enum JSONSchema: String, CaseIterable, Sendable {
  case workflow, `case`, reply

  /// The schema's text, indented.
  package var text: String {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.key("$schema")
      writer.string("https://json-schema.org/draft/2020-12/schema")
      writer.key("title")
      writer.string("casegate \(rawValue)")
      writeBody(of: shape, &writer)
      writer.key("$defs")
      writer.object { writer in
        for (name, shape) in [("condition", conditionShape), ("matcher", matcherShape)] {
          writer.key(named: name)
          write(shape, &writer)
        }
      }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private var shape: Shape {
    switch self {
    case .workflow: workflowTable.shape
    case .case: caseTable.shape
    case .reply: replyTable.shape
    }
  }

  private func write(_ shape: Shape, description: String? = nil, _ writer: inout JSONWriter) {
    writer.object { writer in
      if let description {
        writer.key("description")
        writer.string(description)
      }
      writeBody(of: shape, hasDescription: description != nil, &writer)
    }
  }

  private func writeBody(of shape: Shape, hasDescription: Bool = false, _ writer: inout JSONWriter) {
    switch shape {
    case .text(let pattern):
      type("string", &writer)
      if let pattern { writer.key("pattern"); writer.string(pattern) } else { writer.key("minLength"); writer.int(1) }
    case .number(let minimum, let maximum):
      type("number", &writer)
      if let minimum { writer.key("minimum"); writer.double(minimum) }
      if let maximum { writer.key("maximum"); writer.double(maximum) }
    case .integer(let minimum):
      type("integer", &writer)
      if let minimum { writer.key("minimum"); writer.int(minimum) }
    case .boolean: type("boolean", &writer)
    case .anything: break
    case .constant(let value): writer.key("const"); writer.int(value)
    case .enumeration(let words):
      writer.key("enum")
      writer.array { writer in for word in words { writer.string(word) } }
    case .list(let element, let minimum):
      type("array", &writer)
      writer.key("items")
      write(element, &writer)
      if minimum > 0 { writer.key("minItems"); writer.int(minimum) }
    case .map(let element):
      type("object", &writer)
      writer.key("additionalProperties")
      write(element, &writer)
    case .record(let record): writeRecord(record, hasDescription: hasDescription, &writer)
    case .reference(let name): writer.key("$ref"); writer.string("#/$defs/\(name)")
    case .either(let shapes):
      writer.key("anyOf")
      writer.array { writer in for shape in shapes { write(shape, &writer) } }
    }
  }

  private func type(_ name: String, _ writer: inout JSONWriter) {
    writer.key("type")
    writer.string(name)
  }

  private func writeRecord(_ record: RecordShape, hasDescription: Bool, _ writer: inout JSONWriter) {
    if !hasDescription {
      writer.key("description")
      writer.string(record.description)
    }
    type("object", &writer)
    writer.key("properties")
    writer.object { writer in
      for field in record.fields {
        writer.key(named: field.key)
        write(field.shape, description: field.description, &writer)
      }
    }
    let required = record.fields.filter(\.isRequired).map(\.key)
    if !required.isEmpty {
      writer.key("required")
      writer.array { writer in for key in required { writer.string(key) } }
    }
    writer.key("additionalProperties")
    if let others = record.others { write(others, &writer) } else { writer.bool(false) }
  }
}
