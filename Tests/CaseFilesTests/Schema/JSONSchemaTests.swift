import CaseJSON
import CaseModel
import Testing

@testable import CaseFiles

/// The schemas for editors and the reader come from one table, so that neither knows what the other does not.
@Suite struct JSONSchemaTests {
  private func schema(_ schema: JSONSchema) throws -> JSONValue {
    let (document, faults) = JSONScanner.scan(Array(schema.text.utf8))
    #expect(faults.isEmpty)
    return try #require(document).root
  }

  @Test(arguments: JSONSchema.allCases) func everyFieldOfTheTableIsThere(which: JSONSchema) throws {
    let shape =
      switch which {
      case .workflow: workflowTable.shape
      case .case: caseTable.shape
      case .reply: replyTable.shape
      }
    var count = 0
    try compare(shape, try schema(which), at: which.rawValue, &count)
    #expect(count > 8)
  }

  /// Follows the shape and the schema side by side.
  private func compare(_ shape: Shape, _ schema: JSONValue, at path: String, _ count: inout Int) throws {
    switch shape {
    case .record(let record):
      #expect(schema["type"]?.string == "object", "\(path)")
      #expect(schema["additionalProperties"]?.bool == false, "\(path) takes unknown keys")
      let properties = try #require(schema["properties"], "\(path)")
      #expect(Set(properties.members.map(\.name)) == Set(record.fields.map(\.key)), "\(path)")
      let required = schema["required"]?.elements.compactMap(\.string) ?? []
      #expect(required == record.fields.filter(\.isRequired).map(\.key), "\(path)")
      for field in record.fields {
        count += 1
        let property = try #require(properties[field.key])
        #expect(property["description"]?.string?.isEmpty == false, "\(path).\(field.key)")
        try compare(field.shape, property, at: "\(path).\(field.key)", &count)
      }
    case .list(let element, _): try compare(element, try #require(schema["items"], "\(path)"), at: path + "[]", &count)
    case .map(let element):
      try compare(element, try #require(schema["additionalProperties"], "\(path)"), at: path + ".*", &count)
    case .either(let shapes):
      let schemas = Array(try #require(schema["anyOf"], "\(path)").elements)
      #expect(schemas.count == shapes.count, "\(path)")
      for (shape, schema) in zip(shapes, schemas) { try compare(shape, schema, at: path, &count) }
    case .reference(let name):
      #expect(["condition", "matcher"].contains(name))
      #expect(schema["$ref"]?.string == "#/$defs/\(name)", "\(path)")
    case .enumeration(let words): #expect(schema["enum"]?.elements.compactMap(\.string) == words, "\(path)")
    case .text: #expect(schema["type"]?.string == "string", "\(path)")
    case .number: #expect(schema["type"]?.string == "number", "\(path)")
    case .integer: #expect(schema["type"]?.string == "integer", "\(path)")
    case .boolean: #expect(schema["type"]?.string == "boolean", "\(path)")
    case .constant(let value): #expect(schema["const"]?.int == value, "\(path)")
    case .anything: #expect(schema["type"] == nil, "\(path)")
    }
  }

  @Test(arguments: JSONSchema.allCases) func whatIsReferredToIsDefined(which: JSONSchema) throws {
    let schema = try schema(which)
    #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    for name in ["condition", "matcher"] { #expect(schema["$defs"]?[name] != nil) }
  }

  @Test func theVocabularyIsComplete() throws {
    let operators = try #require(try schema(.workflow)["$defs"]?["matcher"]?["anyOf"]?[0]?["properties"])
    #expect(Set(operators.members.map(\.name)) == Set(Operator.allCases.map(\.rawValue)))
  }

  @Test func everyMetricCanBeAGate() throws {
    let gate = try #require(try schema(.workflow)["properties"]?["gate"]?["properties"])
    for metric in Metric.allCases { #expect(gate[metric.rawValue] != nil, "\(metric.rawValue)") }
  }
}
