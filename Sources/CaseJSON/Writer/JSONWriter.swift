/// Writes JSON text, field by field, straight into bytes.
///
/// What it writes depends on nothing but what it is given: fields stand in the order in which they were written, and
/// numbers in the shortest form that reads back as the same number.
package struct JSONWriter: Sendable {
  package enum Layout: Sendable {
    /// No white space: one line, for records.
    case compact
    /// Two spaces a level, for files that people open.
    case indented
  }

  package private(set) var bytes: [UInt8]
  private let layout: Layout
  private var needsComma = false
  private var depth = 0

  package init(_ layout: Layout = .compact, capacity: Int = 0) {
    self.layout = layout
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  package mutating func null() { raw("null") }

  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  package mutating func int(_ value: Int) {
    separate()
    appendDecimal(value)
    needsComma = true
  }

  /// Writes a whole number of 64 bits as an integer, so that values that are equal have one text.
  ///
  /// - Precondition: the value is finite; anything else is written as null, which no reader takes for a number.
  package mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    if let whole = Int(exactly: value) { return int(whole) }
    separate()
    bytes.append(contentsOf: value.description.utf8)
    needsComma = true
  }

  package mutating func string(_ value: String) {
    separate()
    var value = value
    value.withUTF8 { appendQuoted($0) }
    needsComma = true
  }

  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    endKey()
  }

  package mutating func key(_ name: String) {
    separate()
    var name = name
    name.withUTF8 { appendQuoted($0) }
    bytes.removeLast()
    endKey()
  }

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "{"))
    body(&self)
    end(UInt8(ascii: "}"))
  }

  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "["))
    body(&self)
    end(UInt8(ascii: "]"))
  }

  /// Ends a line of a JSON Lines file.
  package mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Writes a value in canonical form: members sorted by the bytes of their keys, in the writer's layout.
  package mutating func value(_ value: JSONValue) {
    switch value.node.kind {
    case .null: null()
    case .bool: bool(value.node.payload != 0)
    case .int: int(Int(bitPattern: UInt(value.node.payload)))
    case .double: double(Double(bitPattern: value.node.payload))
    case .string:
      separate()
      value.withUTF8 { appendQuoted($0) }
      needsComma = true
    case .array: array { writer in for element in value.elements { writer.value(element) } }
    case .object: object { writer in writer.sortedMembers(of: value) }
    }
  }

  private mutating func sortedMembers(of object: JSONValue) {
    var members = Array(object.members)
    members.sort { left, right in
      left.key.withUTF8 { mine in right.key.withUTF8 { mine.lexicographicallyPrecedes($0) } ?? false } ?? false
    }
    for member in members {
      separate()
      member.key.withUTF8 { appendQuoted($0) }
      bytes.removeLast()
      endKey()
      value(member.value)
    }
  }

  private mutating func raw(_ text: StaticString) {
    separate()
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    needsComma = true
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
    depth += 1
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if needsComma { indent() }
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func endKey() {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    needsComma = false
    isBehindKey = true
  }

  private var isBehindKey = false

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if isBehindKey { isBehindKey = false } else if depth > 0 { indent() }
  }

  private mutating func indent() {
    guard layout == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func appendDecimal(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Writes a quoted string, escaping what RFC 8259 demands and nothing else.
  private mutating func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for index in 0..<utf8.count {
      let byte = utf8[index]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      appendEscaped(byte)
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: [
        UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
      ])
    }
  }
}

extension JSONValue {
  /// The value's text in canonical form, on one line.
  package var canonicalText: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
