package import CaseJSON

/// A field that the workflow knows in a case's input.
package struct InputField: Sendable, Equatable {
  package enum FieldType: String, CaseIterable, Sendable {
    case string, number, integer, boolean, object, array
  }

  package var name = "" {
    didSet { key = JSONName(name) }
  }
  /// The name, made ready for being looked up.
  package private(set) var key = JSONName("")
  package var type: FieldType?
  /// No action without it: a case that lacks it is refused.
  package var isRequired = false
  package var unit: String?
  package var description: String?

  package init() {}

  /// Whether a value is there and has the field's type; null is none.
  package func accepts(_ value: JSONValue?) -> Bool {
    guard let value, !value.isNull else { return false }
    return type?.isType(of: value) ?? true
  }
}

extension InputField.FieldType {
  package func isType(of value: JSONValue) -> Bool {
    isType(of: value.kind) || (self == .integer && value.number.map { Int(exactly: $0.double) != nil } ?? false)
  }

  /// Whether every value of a kind has the type.
  package func isType(of kind: JSONValue.Kind) -> Bool {
    switch self {
    case .string: kind == .string
    case .number: kind == .number || kind == .integer
    case .integer: kind == .integer
    case .boolean: kind == .boolean
    case .object: kind == .object
    case .array: kind == .array
    }
  }
}
