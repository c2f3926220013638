import CaseJSON
import CaseModel
import Yams

/// Turns a composed YAML tree into located values.
struct YAMLConverter {
  let source: YAMLSource
  let duplicates: YAMLDuplicates
  private(set) var findings: [Finding] = []
  private var builder: JSONBuilder
  private var valueCount = 0

  init(source: YAMLSource, duplicates: YAMLDuplicates) {
    self.source = source
    self.duplicates = duplicates
    builder = JSONBuilder(file: source.name, text: source.bytes)
  }

  /// - Returns: nothing where the tree is too large or too deep to be meant.
  mutating func convert(_ node: Node) -> JSONValue? {
    guard append(node, depth: 0) else { return nil }
    return builder.finish()
  }

  private mutating func append(_ node: Node, depth: Int) -> Bool {
    let offset = node.mark.map { source.offset(of: $0) } ?? 0
    valueCount += 1
    if valueCount > YAMLReader.mostValues {
      report("yaml.too-large", "aliases grow the file beyond \(YAMLReader.mostValues) values", at: offset)
      return false
    }
    if depth > JSONScanner.deepest {
      report("yaml.too-deep", "values are nested deeper than \(JSONScanner.deepest) levels", at: offset)
      return false
    }
    switch node {
    case .scalar(let scalar):
      append(scalar, at: offset)
      return true
    case .sequence(let sequence):
      refuse(sequence.tag, at: offset)
      builder.beginArray(at: offset)
      for element in sequence where !append(element, depth: depth + 1) { return false }
      builder.end()
      return true
    case .mapping(let mapping):
      refuse(mapping.tag, at: offset)
      builder.beginObject(at: offset)
      var seen: Set<String> = []
      for (key, value) in mapping {
        appendKey(key, &seen)
        if !append(value, depth: depth + 1) { return false }
      }
      builder.end()
      return true
    case .alias:
      report("yaml.alias", "an alias refers to nothing here", at: offset)
      builder.null(at: offset)
      return true
    }
  }

  /// Keys are text, whatever they look like.
  private mutating func appendKey(_ key: Node, _ seen: inout Set<String>) {
    let offset = key.mark.map { source.offset(of: $0) } ?? 0
    guard case .scalar(let scalar) = key else {
      report("yaml.key", "a key has to be text", at: offset)
      return builder.key("", at: offset)
    }
    let name = duplicates.names[offset] ?? scalar.string
    if name == "<<" {
      report("yaml.merge", "merge keys are not read the same by all readers", hint: "write the values out", at: offset)
    }
    if !seen.insert(name).inserted {
      report(
        "yaml.duplicate-key", "the key '\(name)' stands twice in one mapping", hint: "remove one of them", at: offset)
    }
    builder.key(name, at: offset)
  }

  private mutating func append(_ scalar: Node.Scalar, at offset: Int) {
    // A quoted scalar without a tag comes with that of text.
    if !isQuoted(scalar) || scalar.tag.description != Tag.Name.str.rawValue { refuse(scalar.tag, at: offset) }
    if isQuoted(scalar) { return builder.string(scalar.string, at: offset) }
    switch PlainScalar(scalar.string) {
    case .null: builder.null(at: offset)
    case .bool(let value): builder.bool(value, at: offset)
    case .int(let value): builder.int(value, at: offset)
    case .double(let value): builder.double(value, at: offset)
    case .text(let text): builder.string(text, at: offset)
    case .ambiguous(let message, let hint):
      report("yaml.ambiguous", message, hint: hint, at: offset)
      builder.string(scalar.string, at: offset)
    }
  }

  private mutating func refuse(_ tag: Tag, at offset: Int) {
    if tag.description == Tag.Name.implicit.rawValue { return }
    report("yaml.tag", "tags are not used here", hint: "remove \(tag)", at: offset)
  }

  private func isQuoted(_ scalar: Node.Scalar) -> Bool {
    switch scalar.style {
    case .singleQuoted, .doubleQuoted, .literal, .folded: true
    case .any, .plain: false
    }
  }

  private mutating func report(_ code: String, _ message: String, hint: String? = nil, at offset: Int) {
    findings.append(source.finding(code, message, hint: hint, at: offset))
  }
}

/// What an unquoted YAML scalar means, where all readers agree; otherwise why they do not.
enum PlainScalar {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  case ambiguous(String, hint: String)

  init(_ text: String) {
    switch text {
    case "", "~", "null": self = .null
    case "true": self = .bool(true)
    case "false": self = .bool(false)
    default: self = Self.number(text) ?? Self.trap(text) ?? .text(text)
    }
  }

  /// A number as JSON writes it.
  private static func number(_ text: String) -> PlainScalar? {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else { return nil }
    let (document, faults) = JSONScanner.scan(Array(text.utf8))
    guard let value = document?.root.number else { return nil }
    if let fault = faults.first { return .ambiguous(fault.message, hint: fault.hint ?? "put it in quotes") }
    switch value {
    case .int(let value): return .int(value)
    case .double(let value): return .double(value)
    }
  }

  /// What some readers take for a boolean or a number and others for text.
  private static func trap(_ text: String) -> PlainScalar? {
    switch text.lowercased() {
    case "yes", "no", "on", "off", "y", "n":
      return .ambiguous("some readers take an unquoted \(text) for a boolean", hint: "write \"\(text)\", true or false")
    case "true", "false", "null":
      return .ambiguous("'\(text)' is not in lower case", hint: "write \(text.lowercased()), or put it in quotes")
    case ".nan", ".inf", "+.inf", "-.inf", "nan", "inf", "infinity", "-inf":
      return .ambiguous("\(text) is not a number that anything can be compared with", hint: "leave it out")
    default: break
    }
    guard looksLikeNumber(text) else { return nil }
    return .ambiguous(
      "some readers take an unquoted \(text) for a number", hint: "put it in quotes, or write it like 0.5")
  }

  /// Octal, hexadecimal, sexagesimal, with a plus or underscores, or with a point at its end.
  private static func looksLikeNumber(_ text: String) -> Bool {
    let body = text.drop { $0 == "+" || $0 == "-" }
    guard let first = body.first, first.isNumber || first == ".", body.contains(where: \.isNumber) else { return false }
    if body.hasPrefix("0x") || body.hasPrefix("0o") || body.hasPrefix("0b") {
      return body.dropFirst(2).allSatisfy { $0.isHexDigit || $0 == "_" }
    }
    let parts = body.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 1 { return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isNumber || $0 == "." } } }
    return body.allSatisfy { $0.isNumber || $0 == "_" || $0 == "." || $0 == "e" || $0 == "E" || $0 == "+" || $0 == "-" }
      && body.count { $0 == "." } <= 1 && !body.contains("-")
  }
}
