/// Reads one JSON text to the letter of RFC 8259 and says everything that is wrong with it.
///
/// The scanner fills a flat tape in one pass. It goes on after a fault that leaves the structure of the text clear
/// (a doubled key, a bad escape), and stops at one that does not.
package struct JSONScanner {
  /// How many arrays and objects may stand inside one another.
  package static let deepest = 128

  /// How many bytes a text may have: its places, and those of what is decoded behind it, are held in 32 bits.
  package static let largest = 1 << 30

  /// The text that is being read: all of it, or one line.
  private(set) var text: UnsafeBufferPointer<UInt8>
  /// Where that text begins in the document.
  private(set) var base = 0
  var position = 0
  var nodes = JSONTape()
  /// All text of the document, which may be more than what is being read.
  let whole: UnsafeBufferPointer<UInt8>
  /// Decoded strings, to stand behind the text in the document.
  var decoded: [UInt8] = []
  var faults: [JSONFault] = []
  private var depth = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    whole = text
    nodes.reserve(text.count / 12 + 8)
  }

  /// Reads one whole text.
  ///
  /// - Returns: the document, absent where the structure of the text is broken, and every fault that was found.
  package static func scan(
    _ text: UnsafeBufferPointer<UInt8>, file: String = "", firstLine: Int = 1, byteOffset: Int = 0
  ) -> (document: JSONDocument?, faults: [JSONFault]) {
    if text.count > largest { return (nil, [JSONFault(kind: .tooLarge, offset: 0)]) }
    var scanner = JSONScanner(text)
    let (root, faults) = scanner.next(0..<text.count)
    if root == nil { return (nil, faults) }
    let document = JSONDocument(
      file: file, firstLine: firstLine, byteOffset: byteOffset, textCount: text.count, bytes: scanner.bytes(),
      nodes: scanner.nodes.finish())
    return (document, faults)
  }

  /// Reads the text that stands at a place, behind those that were read before.
  ///
  /// - Returns: where its value stands on the tape, absent where its structure is broken, and its faults.
  mutating func next(_ place: Range<Int>) -> (root: Int?, faults: [JSONFault]) {
    text = UnsafeBufferPointer(rebasing: whole[place])
    base = place.lowerBound
    position = 0
    depth = 0
    if !faults.isEmpty { faults = [] }
    let root = nodes.count
    do throws(JSONFault) {
      try wholeText()
      return (root, faults.isEmpty ? [] : faults.inOrderOfText)
    } catch {
      nodes.removeLast(to: root)
      faults.append(error)
      return (nil, faults.inOrderOfText)
    }
  }

  /// Reads one whole text from an array.
  package static func scan(
    _ text: [UInt8], file: String = "", firstLine: Int = 1, byteOffset: Int = 0
  ) -> (document: JSONDocument?, faults: [JSONFault]) {
    text.withUnsafeBufferPointer { scan($0, file: file, firstLine: firstLine, byteOffset: byteOffset) }
  }

  /// The text, and behind it what was decoded.
  func bytes() -> [UInt8] {
    if decoded.isEmpty { return Array(whole) }
    var bytes = [UInt8]()
    bytes.reserveCapacity(whole.count + decoded.count)
    bytes.append(contentsOf: whole)
    bytes.append(contentsOf: decoded)
    return bytes
  }

  private mutating func wholeText() throws(JSONFault) {
    if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
      faults.append(JSONFault(kind: .byteOrderMark, offset: 0))
      position = 3
    }
    skipWhitespace()
    if position == text.count { throw JSONFault(kind: .empty, offset: 0) }
    try value()
    skipWhitespace()
    if position < text.count { throw JSONFault(kind: .trailingContent, offset: position) }
  }

  private mutating func value() throws(JSONFault) {
    guard position < text.count else { throw JSONFault(kind: .truncated, offset: position) }
    switch text[position] {
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: try literal()
    }
  }

  private mutating func object() throws(JSONFault) {
    let start = try open(.object)
    var count = 0
    skipWhitespace()
    if consume(UInt8(ascii: "}")) { return close(start, count: 0) }
    while true {
      try expect(UInt8(ascii: "\""), "a string in double quotes", after: count > 0)
      try string()
      skipWhitespace()
      try expect(UInt8(ascii: ":"), "':'")
      position += 1
      skipWhitespace()
      try value()
      count += 1
      skipWhitespace()
      if consume(UInt8(ascii: "}")) { break }
      try expect(UInt8(ascii: ","), "',' or '}'")
      position += 1
      skipWhitespace()
    }
    reportDuplicateKeys(of: start, count: count)
    close(start, count: count)
  }

  private mutating func array() throws(JSONFault) {
    let start = try open(.array)
    var count = 0
    skipWhitespace()
    if consume(UInt8(ascii: "]")) { return close(start, count: 0) }
    while true {
      if position < text.count, text[position] == UInt8(ascii: "]") {
        throw JSONFault(kind: .trailingComma, offset: lastComma())
      }
      try value()
      count += 1
      skipWhitespace()
      if consume(UInt8(ascii: "]")) { break }
      try expect(UInt8(ascii: ","), "',' or ']'")
      position += 1
      skipWhitespace()
    }
    close(start, count: count)
  }

  @inline(__always)
  private mutating func open(_ kind: JSONNode.Kind) throws(JSONFault) -> Int {
    depth += 1
    if depth > Self.deepest { throw JSONFault(kind: .tooDeep, offset: position) }
    nodes.append(JSONNode(kind: kind, offset: UInt32(truncatingIfNeeded: base + position), next: 0, payload: 0))
    position += 1
    return nodes.count - 1
  }

  @inline(__always)
  private mutating func close(_ start: Int, count: Int) {
    depth -= 1
    nodes.close(start, count: count)
  }

  private mutating func literal() throws(JSONFault) {
    let start = position
    if consume("true") { return append(.bool, 1, at: start) }
    if consume("false") { return append(.bool, 0, at: start) }
    if consume("null") { return append(.null, 0, at: start) }
    switch text[start] {
    case UInt8(ascii: "+"), UInt8(ascii: "."): throw invalidNumber(from: start)
    case let byte where !isWordByte(byte):
      throw JSONFault(kind: .unexpected(found: name(at: start), expected: "a value"), offset: start)
    default: break
    }
    let word = text[start...].prefix(32).prefix { isWordByte($0) }
    let isCutOff =
      start + word.count == text.count && ["true", "false", "null"].contains { $0.utf8.starts(with: word) }
    if isCutOff { throw JSONFault(kind: .truncated, offset: start) }
    throw JSONFault(kind: .invalidLiteral(String(decoding: word, as: UTF8.self)), offset: start)
  }

  @inline(__always)
  private mutating func consume(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= text.count else { return false }
    for index in 0..<count where text[position + index] != word.utf8Start[index] { return false }
    if position + count < text.count, isWordByte(text[position + count]) { return false }
    position += count
    return true
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  @inline(__always)
  mutating func append(_ kind: JSONNode.Kind, _ payload: UInt64, at offset: Int) {
    let next = UInt32(truncatingIfNeeded: nodes.count + 1)
    nodes.append(
      JSONNode(kind: kind, offset: UInt32(truncatingIfNeeded: base + offset), next: next, payload: payload))
  }

  @inline(__always)
  private mutating func skipWhitespace() {
    while position < text.count, text[position] <= 0x20 {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  @inline(__always)
  private mutating func consume(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  @inline(__always)
  private func expect(_ byte: UInt8, _ expected: StaticString, after comma: Bool = false) throws(JSONFault) {
    if position < text.count, text[position] == byte { return }
    throw missing(expected, after: comma)
  }

  @inline(never)
  private func missing(_ expected: StaticString, after comma: Bool) -> JSONFault {
    if position == text.count { return JSONFault(kind: .truncated, offset: position) }
    if comma, text[position] == UInt8(ascii: "}") { return JSONFault(kind: .trailingComma, offset: lastComma()) }
    return JSONFault(kind: .unexpected(found: name(at: position), expected: "\(expected)"), offset: position)
  }

  private func lastComma() -> Int { text[..<position].lastIndex(of: UInt8(ascii: ",")) ?? position }
}
