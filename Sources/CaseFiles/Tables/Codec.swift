import CaseJSON
import CaseModel

/// How a value is read, and what it may look like: one thing, so that the reader and the schema cannot drift apart.
struct Codec<Value>: Sendable {
  let shape: Shape
  /// Reads a value; where it does not fit, adds what is wrong to the findings and returns nothing.
  let decode: @Sendable (JSONValue, inout Findings) -> Value?

  init(_ shape: Shape, decode: @escaping @Sendable (JSONValue, inout Findings) -> Value?) {
    self.shape = shape
    self.decode = decode
  }

  /// A codec that goes on from what this one read; the closure reports what it does not like.
  func map<Other>(_ transform: @escaping @Sendable (Value, JSONValue, inout Findings) -> Other?) -> Codec<Other> {
    Codec<Other>(shape) { [decode] value, findings in
      decode(value, &findings).flatMap { transform($0, value, &findings) }
    }
  }
}

extension Findings {
  /// A value of another type than was expected.
  mutating func mistyped(_ value: JSONValue, expected: String) {
    let hint: String? =
      switch (value.kind, expected) {
      case (.integer, "text"), (.number, "text"), (.boolean, "text"): "put it in quotes"
      case (.null, _): "leave the key out where there is no value"
      case (.string, "a number"), (.string, "a whole number"), (.string, "true or false"): "remove the quotes"
      default: nil
      }
    error("value.type", "\(expected) is expected here, not \(value.described)", hint: hint, at: value)
  }
}

extension JSONValue {
  /// The value in a few words, for a message.
  var described: String {
    switch kind {
    case .null: "null"
    case .boolean: bool == true ? "true" : "false"
    case .integer, .number: "the number \(canonicalText)"
    case .string: "the text '\((string ?? "").prefix(40))'"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
