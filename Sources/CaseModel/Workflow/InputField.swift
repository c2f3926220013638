package import CaseJSON

/// A field that the workflow knows in a case's input.
package struct InputField: Sendable, Equatable {
  package enum FieldType: String, CaseIterable, Sendable {
    case string, number, integer, boolean, object, array
  }

  package var name = ""
  package var type: FieldType?
  /// No action without it: a case that lacks it is refused.
  package var isRequired = false
  package var unit: String?
  package var description: String?

  package init() {}

  /// Whether a value is there and has the field's type; null is none.
  package func accepts(_ value: JSONValue?) -> Bool {
    guard let value, !value.isNull else { return false }
    switch type {
    case nil: return true
    case .string: return value.kind == .string
    case .number: return value.number != nil
    case .integer: return value.int != nil || value.number.map { Int(exactly: $0.double) != nil } ?? false
    case .boolean: return value.kind == .boolean
    case .object: return value.kind == .object
    case .array: return value.kind == .array
    }
  }
}
