package import CaseJSON

/// A field that the workflow knows in a case's input.
package struct InputField: Sendable, Equatable {
  package enum FieldType: String, CaseIterable, Sendable {
    case string, number, integer, boolean, object, array

    /// Whether every value of a kind is of this type; null is of none.
    package func accepts(anyOf kind: JSONValue.Kind) -> Bool {
      switch (self, kind) {
      case (.string, .string), (.number, .number), (.number, .integer), (.integer, .integer), (.boolean, .boolean),
        (.object, .object), (.array, .array):
        true
      default: false
      }
    }

    /// Whether a value is of this type; null is of none.
    package func accepts(_ value: JSONValue) -> Bool {
      switch self {
      case .string: value.kind == .string
      case .number: value.number != nil
      case .integer: value.int != nil || value.number.map { Int(exactly: $0.double) != nil } ?? false
      case .boolean: value.kind == .boolean
      case .object: value.kind == .object
      case .array: value.kind == .array
      }
    }
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
    return type.map { $0.accepts(value) } ?? true
  }
}
