import CaseFiles
import CaseJSON
import CaseModel

/// The JSON Schema that an answer is forced into, and that it is held against all the same: no server is taken at its
/// word.
///
/// Looked at are types, values, members, elements, bounds and combinations. `pattern`, `format` and what else there is
/// is left to the server.
struct AnswerSchema: Sendable {
  let schema: JSONValue

  init(_ schema: JSONValue) { self.schema = schema }

  /// Finds the first place at which an answer is of another form.
  func check(_ value: JSONValue) throws(Fault) {
    if let misfit = misfit(of: value, with: schema, at: "", depth: 0) {
      throw Fault(.malformedReply, "the forced answer has another form: \(misfit)")
    }
  }

  /// Whether every object in it names all of its members and allows no others.
  var isClosed: Bool { Self.isClosed(schema) }

  private static func isClosed(_ schema: JSONValue) -> Bool {
    if schema["type"]?.isString("object") == true || schema["properties"] != nil {
      let required = (schema["required"].map { Array($0.elements) } ?? []).compactMap(\.string)
      let names = (schema["properties"].map { Array($0.members) } ?? []).map(\.name)
      guard schema["additionalProperties"]?.bool == false, Set(names) == Set(required) else { return false }
    }
    let parts = ["properties", "$defs", "definitions"].flatMap { schema[$0].map { Array($0.members) } ?? [] }
      .map(\.value)
    let lists = ["anyOf", "oneOf", "allOf"].flatMap { schema[$0].map { Array($0.elements) } ?? [] }
    return (parts + lists + [schema["items"]].compactMap(\.self)).allSatisfy(isClosed)
  }

  /// Deeper than any schema that is meant, and short of one that means itself.
  private static let deepest = 64

  /// - Returns: what is wrong, with its place; nothing where the value fits.
  private func misfit(of value: JSONValue, with schema: JSONValue, at path: String, depth: Int) -> String? {
    if schema.kind == .boolean { return schema.bool == true ? nil : "\(Self.name(path)) must not be there" }
    if depth > Self.deepest { return "\(Self.name(path)) lies too deep" }
    if let reference = schema["$ref"] {
      guard let target = target(of: reference) else {
        return "the schema refers to nothing: \(reference.canonicalText)"
      }
      if let misfit = misfit(of: value, with: target, at: path, depth: depth + 1) { return misfit }
    }
    if let type = schema["type"], !Self.isOf(type, value) {
      return "\(Self.name(path)) is \(Self.article(value.kind)), not of type \(type.canonicalText)"
    }
    if let values = schema["enum"], !values.elements.contains(where: { $0 == value }) {
      return "\(Self.name(path)) is none of \(values.canonicalText.prefix(200))"
    }
    if let constant = schema["const"], constant != value {
      return "\(Self.name(path)) is not \(constant.canonicalText.prefix(200))"
    }
    return bounds(of: value, schema, path) ?? members(of: value, schema, path, depth)
      ?? elements(of: value, schema, path, depth) ?? combinations(of: value, schema, path, depth)
  }

  private func target(of reference: JSONValue) -> JSONValue? {
    guard let text = reference.string, text.hasPrefix("#"), let pointer = JSONPointer(String(text.dropFirst())) else {
      return nil
    }
    return schema.at(pointer)
  }

  private func bounds(of value: JSONValue, _ schema: JSONValue, _ path: String) -> String? {
    if let number = value.number {
      let isOutside =
        [
          schema["minimum"]?.number.map { number < $0 }, schema["maximum"]?.number.map { number > $0 },
          schema["exclusiveMinimum"]?.number.map { number <= $0 },
          schema["exclusiveMaximum"]?.number.map { number >= $0 },
        ].contains(true)
      if isOutside { return "\(Self.name(path)) lies outside its bounds: \(value.canonicalText)" }
    }
    let count: Int? =
      switch value.kind {
      case .string: value.string?.unicodeScalars.count
      case .array, .object: value.count
      case .null, .boolean, .integer, .number: nil
      }
    let keys: (String, String) =
      switch value.kind {
      case .string: ("minLength", "maxLength")
      case .array: ("minItems", "maxItems")
      case .object, .null, .boolean, .integer, .number: ("minProperties", "maxProperties")
      }
    guard let count else { return nil }
    if let least = schema[keys.0]?.int, count < least { return "\(Self.name(path)) is too short" }
    if let most = schema[keys.1]?.int, count > most { return "\(Self.name(path)) is too long" }
    return nil
  }

  private func members(of value: JSONValue, _ schema: JSONValue, _ path: String, _ depth: Int) -> String? {
    guard value.kind == .object else { return nil }
    for name in (schema["required"].map { Array($0.elements) } ?? []).compactMap(\.string) where value[name] == nil {
      return "\(Self.name(path + "/" + name)) is missing"
    }
    for member in value.members {
      let place = path + "/" + member.name
      if let known = schema["properties"]?[member.name] {
        if let misfit = misfit(of: member.value, with: known, at: place, depth: depth + 1) { return misfit }
      } else if let others = schema["additionalProperties"] {
        if let misfit = misfit(of: member.value, with: others, at: place, depth: depth + 1) { return misfit }
      }
    }
    return nil
  }

  private func elements(of value: JSONValue, _ schema: JSONValue, _ path: String, _ depth: Int) -> String? {
    guard value.kind == .array, let items = schema["items"] else { return nil }
    for (index, element) in value.elements.enumerated() {
      if let misfit = misfit(of: element, with: items, at: "\(path)/\(index)", depth: depth + 1) { return misfit }
    }
    return nil
  }

  private func combinations(of value: JSONValue, _ schema: JSONValue, _ path: String, _ depth: Int) -> String? {
    func fits(_ part: JSONValue) -> Bool { misfit(of: value, with: part, at: path, depth: depth + 1) == nil }
    if let parts = schema["allOf"], !parts.elements.allSatisfy(fits) {
      return "\(Self.name(path)) does not fit all of its forms"
    }
    if let parts = schema["anyOf"], !parts.elements.contains(where: fits) {
      return "\(Self.name(path)) fits none of its forms"
    }
    if let parts = schema["oneOf"], parts.elements.count(where: fits) != 1 {
      return "\(Self.name(path)) does not fit exactly one of its forms"
    }
    if let part = schema["not"], fits(part) { return "\(Self.name(path)) has a form that it must not have" }
    return nil
  }

  private static func isOf(_ type: JSONValue, _ value: JSONValue) -> Bool {
    if type.kind == .array { return type.elements.contains { isOf($0, value) } }
    return switch type.string {
    case "null": value.isNull
    case let name?: InputField.FieldType(rawValue: name)?.accepts(value) ?? false
    case nil: false
    }
  }

  private static func name(_ path: String) -> String {
    path.isEmpty ? "it" : "'\(path.prefix(200).description.printable)'"
  }

  private static func article(_ kind: JSONValue.Kind) -> String {
    switch kind {
    case .null: "null"
    case .array, .integer, .object: "an \(kind.rawValue)"
    case .boolean, .number, .string: "a \(kind.rawValue)"
    }
  }
}
