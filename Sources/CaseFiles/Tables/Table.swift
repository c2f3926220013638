import CaseJSON
import CaseModel

/// The fields of a record: what each is called, how it is read, where it goes, and what it means.
///
/// One table reads the files and generates their JSON Schema.
struct Table<Record>: Sendable {
  let description: String
  let fields: [Field<Record>]
  private let keys: JSONNames
  private let required: UInt64

  init(_ description: String, _ fields: [Field<Record>]) {
    self.description = description
    self.fields = fields
    keys = JSONNames(fields.map(\.key))
    required = fields.indices.reduce(0) { $0 | (fields[$1].isRequired ? 1 << UInt64($1) : 0) }
  }

  var shape: Shape {
    .record(
      RecordShape(
        description: description,
        fields: fields.map {
          FieldShape(key: $0.key, shape: $0.shape, isRequired: $0.isRequired, description: $0.description)
        }))
  }

  /// Reads an object into a record that starts out as the closure makes it.
  func codec(_ make: @escaping @Sendable (JSONValue) -> Record) -> Codec<Record> {
    Codec(shape) { value, findings in
      var record = make(value)
      return decode(value, into: &record, &findings) ? record : nil
    }
  }

  /// Reads every member of an object into the record: unknown and missing keys are findings.
  ///
  /// - Returns: whether it was an object at all.
  func decode(_ value: JSONValue, into record: inout Record, _ findings: inout Findings) -> Bool {
    guard value.kind == .object else {
      findings.mistyped(value, expected: "an object")
      return false
    }
    var seen: UInt64 = 0
    // In place: to take a field out of the array is to count all that its closure holds.
    let fields = fields.span
    value.forEachMember(among: keys) { index, part in
      seen |= 1 << UInt64(index)
      fields[index].decode(part, &record, &findings)
    } unknown: { member in
      reportUnknown(member, &findings)
    }
    if seen & required == required { return true }
    for (index, field) in self.fields.enumerated() where field.isRequired && seen & 1 << UInt64(index) == 0 {
      findings.error(
        "key.missing", "the key '\(field.key)' is missing", hint: "\(field.key): \(field.description)", at: value)
    }
    return true
  }

  private func reportUnknown(_ member: JSONMember, _ findings: inout Findings) {
    let name = member.name
    findings.error(
      "key.unknown", "there is no key '\(name.prefix(80))' here", hint: suggestion(for: name, among: fields.map(\.key)),
      at: member.key)
  }
}

/// One row of a table.
struct Field<Record>: Sendable {
  let key: String
  let shape: Shape
  let isRequired: Bool
  let description: String
  let decode: @Sendable (JSONValue, inout Record, inout Findings) -> Void

  init<Value>(
    _ key: String, _ codec: Codec<Value>, isRequired: Bool = false, _ description: String,
    _ set: @escaping @Sendable (inout Record, Value) -> Void
  ) {
    self.key = key
    shape = codec.shape
    self.isRequired = isRequired
    self.description = description
    decode = { value, record, findings in
      if let decoded = codec.decode(value, &findings) { set(&record, decoded) }
    }
  }
}

extension Field {
  /// A field that is read with the help of what the record knows.
  init(
    _ key: String, _ shape: Shape, isRequired: Bool = false, _ description: String,
    reading decode: @escaping @Sendable (JSONValue, inout Record, inout Findings) -> Void
  ) {
    self.key = key
    self.shape = shape
    self.isRequired = isRequired
    self.description = description
    self.decode = decode
  }

  /// A field of a record that is part of another record.
  init<Part>(lifting field: Field<Part>, _ part: @escaping @Sendable (inout Record, (inout Part) -> Void) -> Void) {
    key = field.key
    shape = field.shape
    isRequired = field.isRequired
    description = field.description
    decode = { value, record, findings in
      part(&record) { field.decode(value, &$0, &findings) }
    }
  }
}
