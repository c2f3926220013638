import CaseJSON

/// Values that no question of two versions tells apart, except by facts that are still open.
enum ValueCell: Sendable {
  /// This very value, or that there is none.
  case value(JSONValue?)
  /// Numbers strictly between two neighbouring bounds; absent ends are open.
  case between(JSONNumber?, JSONNumber?)
  /// A text that equals no literal.
  case text
  /// Lists with exactly the elements of this one, in any order, that equal no literal.
  case elements(JSONValue)
  /// Lists that equal no literal and have the elements of no literal set.
  case list
  /// Objects that equal no literal.
  case object

  /// What a value of the cell is; absent where there is none.
  var kind: JSONValue.Kind? {
    switch self {
    case .value(let value): value?.kind
    case .between: .number
    case .text: .string
    case .elements, .list: .array
    case .object: .object
    }
  }

  /// Whether there is a value in the sense of `exists`.
  var isThere: Bool { kind.map { $0 != .null } ?? false }
}

/// Something about a value that its cell leaves open.
enum ValueFact: Hashable, Sendable {
  /// The text in lower case holds these bytes.
  case contains([UInt8])
  /// The text in lower case begins with these bytes.
  case starts([UInt8])
  /// The text has a match of this pattern.
  case found(pattern: String)
  /// The list has an element that is this text in any letter case.
  case elementText([UInt8])
  /// The list has an element that is this value, by its canonical text.
  case elementValue(String)
  /// The answer to a question that is not taken apart, by its place among them.
  case whole(Int)
}

/// What is known of one value on the way to a counterexample.
struct ValueState: Sendable {
  var cell: ValueCell?
  var facts: [ValueFact: Truth] = [:]
}

/// What has to be known before a question can be answered.
enum OpenFact: Error, Sendable {
  case cell
  case fact(ValueFact)
}
