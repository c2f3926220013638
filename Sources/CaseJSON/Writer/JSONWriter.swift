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

  package internal(set) var bytes: [UInt8]
  private let layout: Layout
  var needsComma = false
  private var depth = 0
  /// Whether a value is due that stands on the line of its key.
  private var isBehindKey = false

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
    var text = value.description
    text.withUTF8 { bytes.append(contentsOf: $0) }
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
    bytes.append(UInt8(ascii: "\""))
    endKey()
  }

  /// Writes a piece of compact JSON as it stands; the caller keeps the grammar on both sides of it.
  package mutating func verbatim(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    needsComma = false
  }

  /// Writes a finished value in place of one that is due.
  package mutating func verbatim(_ json: [UInt8]) {
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Writes digits as a part of a piece of compact JSON.
  package mutating func verbatim(decimal value: Int) {
    appendDecimal(value)
    needsComma = true
  }

  /// Writes 64 hexadecimal digits as a part of a piece of compact JSON.
  package mutating func verbatim(hexadecimal words: SIMD4<UInt64>) { bytes.appendHexadecimal(words) }

  /// A key that is not known when the program is written.
  package mutating func key(named name: String) {
    separate()
    var name = name
    name.withUTF8 { appendQuoted($0) }
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
    isBehindKey = false
    depth = 0
  }

  private mutating func raw(_ text: StaticString) {
    separate()
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    needsComma = true
  }

  mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
    depth += 1
  }

  mutating func end(_ bracket: UInt8) {
    depth -= 1
    if needsComma { indent() }
    bytes.append(bracket)
    needsComma = true
  }

  /// Ends a key behind its closing quote.
  mutating func endKey() {
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    needsComma = false
    isBehindKey = true
  }

  @inline(__always)
  mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if isBehindKey { isBehindKey = false } else if depth > 0 { indent() }
  }

  private mutating func indent() {
    guard layout == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}
