import CaseModel
import Testing

@Suite struct InputFieldTests {
  /// The types that accept a value, by its JSON text.
  private static let accepting: [String: Set<InputField.FieldType>] = [
    #""x""#: [.string], #""""#: [.string], "1": [.number, .integer], "1.0": [.number, .integer], "1.5": [.number],
    "1e300": [.number], "true": [.boolean], "[]": [.array], "{}": [.object], "null": [],
  ]

  @Test func eachTypeAcceptsItsOwn() throws {
    for (text, types) in Self.accepting {
      for type in InputField.FieldType.allCases {
        var field = InputField()
        field.type = type
        #expect(field.accepts(try json(text)) == types.contains(type), "\(type) and \(text)")
      }
      #expect(InputField().accepts(try json(text)) == (text != "null"), "any type and \(text)")
    }
    #expect(!InputField().accepts(nil))
  }
}
