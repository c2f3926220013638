/// A JSON or YAML value that knows its place in its file.
package struct JSONValue: Sendable {
  package let document: JSONDocument
  let index: Int

  /// What a value is, in the words of a message.
  package enum Kind: String, Sendable {
    case null, boolean, integer, number, string, array, object

    init(_ kind: JSONNode.Kind) {
      self =
        switch kind {
        case .null: .null
        case .bool: .boolean
        case .int: .integer
        case .double: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }
  }

  package var kind: Kind { Kind(node.kind) }

  var node: JSONNode { document.nodes[index] }

  /// Where the value begins, in bytes from the start of its document.
  package var offset: Int { Int(node.offset) }

  /// File, line and column; computed on demand, because only messages need it.
  package var location: SourceLocation { document.location(ofOffset: offset) }

  package var isNull: Bool { node.kind == .null }

  package var bool: Bool? { node.kind == .bool ? node.payload != 0 : nil }

  /// The number, exactly as it was held: an integer is never turned into a floating-point number.
  package var number: JSONNumber? {
    switch node.kind {
    case .int: .int(Int(bitPattern: UInt(node.payload)))
    case .double: .double(Double(bitPattern: node.payload))
    default: nil
    }
  }

  /// The value where it is written as an integer.
  package var int: Int? {
    if case .int(let value) = number { value } else { nil }
  }

  package var string: String? {
    guard node.kind == .string else { return nil }
    return document.bytes.withUnsafeBufferPointer { String(decoding: $0[node.contents], as: UTF8.self) }
  }

  /// Gives the UTF-8 of a string without copying it.
  package func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    var result: Result?
    readUTF8 { result = body($0) }
    return result
  }

  /// Calls the body with the UTF-8 of a string, and not at all for any other value.
  ///
  /// It gives nothing back, because what is generic is slow where another module calls it.
  package func readUTF8(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let node = node
    guard node.kind == .string else { return }
    document.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[node.contents])) }
  }

  /// Whether this is a string of exactly the bytes of a text.
  package func isString(_ text: String) -> Bool {
    var isSame = false
    readUTF8 { mine in
      var text = text
      isSame = text.withUTF8 { mine.isSame(as: $0) }
    }
    return isSame
  }

  /// How many elements an array or members an object has; 0 for anything else.
  package var count: Int {
    switch node.kind {
    case .array, .object: Int(node.payload)
    default: 0
    }
  }
}

/// A number that keeps the difference between an integer and a floating-point number, and compares across it exactly.
package enum JSONNumber: Sendable {
  case int(Int)
  case double(Double)

  /// The nearest floating-point number.
  package var double: Double {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    }
  }
}

extension JSONNumber: Comparable {
  package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    switch (left, right) {
    case (.int(let a), .int(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.int(let a), .double(let b)), (.double(let b), .int(let a)): Int(exactly: b) == a
    }
  }

  package static func < (left: JSONNumber, right: JSONNumber) -> Bool {
    switch (left, right) {
    case (.int(let a), .int(let b)): a < b
    case (.double(let a), .double(let b)): a < b
    case (.int(let a), .double(let b)): compare(a, isBelow: b)
    case (.double(let a), .int(let b)): !a.isNaN && !compare(b, isBelow: a) && !(Int(exactly: a) == b)
    }
  }

  /// Whether an integer is strictly below a floating-point number, without rounding the integer.
  private static func compare(_ integer: Int, isBelow value: Double) -> Bool {
    if value >= 0x1p63 { return true }
    if value < -0x1p63 || value.isNaN { return false }
    let floor = value.rounded(.down)
    return floor == value ? integer < Int(floor) : integer <= Int(floor)
  }
}
