/// What a value may look like: the half of a table that the JSON Schema is made of.
indirect enum Shape: Sendable {
  case text(pattern: String? = nil)
  case number(minimum: Double? = nil, maximum: Double? = nil)
  case integer(minimum: Int? = nil)
  case boolean
  case anything
  case constant(Int)
  case enumeration([String])
  case list(Shape, minimum: Int = 0)
  /// An object whose keys are names that the author chooses.
  case map(Shape)
  case record(RecordShape)
  /// A shape that holds itself, by its name among the definitions.
  case reference(String)
  case either([Shape])
}

/// The fields of an object.
struct RecordShape: Sendable {
  let description: String
  let fields: [FieldShape]
  /// What values under other keys look like; absent where there must be no other key.
  var others: Shape?
}

/// One field of an object.
struct FieldShape: Sendable {
  let key: String
  let shape: Shape
  let isRequired: Bool
  let description: String
}
