/// One parsed text, or a block of lines that are a text each: a flat tape of values in the order of the text, each of
/// which knows where it stands.
///
/// The tape costs two allocations, whatever it holds and however many lines it is made of, which is what lets a
/// million cases be read at the speed of the disk. A `JSONValue` is a view into it.
package final class JSONDocument: Sendable {
  /// The file that the text comes from, for messages.
  package let file: String
  /// The line of the file on which the text begins, counted from 1.
  package let firstLine: Int
  /// Where the text begins in its file, in bytes.
  package let byteOffset: Int
  /// How many bytes of `bytes` are the text itself; behind them stand the strings that had escapes, decoded.
  ///
  /// A string in front of it stands in the text between quotes, and holds nothing that has to be escaped.
  let textCount: Int
  let bytes: [UInt8]
  let nodes: [JSONNode]
  /// Where each line of a block begins, so that a place in it is found without a walk; empty for one text.
  let lineStarts: [UInt32]

  init(
    file: String, firstLine: Int, byteOffset: Int, textCount: Int, bytes: [UInt8], nodes: [JSONNode],
    lineStarts: [UInt32] = []
  ) {
    self.lineStarts = lineStarts
    self.file = file
    self.firstLine = firstLine
    self.byteOffset = byteOffset
    self.textCount = textCount
    self.bytes = bytes
    self.nodes = nodes
  }

  /// The outermost value.
  package var root: JSONValue { JSONValue(document: self, index: 0) }

  /// The text as it was read, without a line end.
  package var text: ArraySlice<UInt8> { bytes[..<textCount] }

  /// Gives bytes of the text, by where they stand in the file.
  package func withBytes<Result>(
    at byteOffset: Int, count: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = byteOffset - self.byteOffset
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<start + count])) }
  }

  /// Line and column of a byte of the text.
  package func location(ofOffset offset: Int) -> SourceLocation {
    let line = max(0, lineStarts.partitioningIndex { $0 > offset } - 1)
    let start = lineStarts.isEmpty ? 0 : Int(lineStarts[line])
    return SourceLocation(
      file: file, firstLine: firstLine + line, text: bytes[start..<textCount], offset: offset - start)
  }

  /// The whole line in which a byte of the text stands, without its line end, for showing it below a message.
  package func line(atOffset offset: Int) -> String {
    let text = bytes[..<textCount]
    let place = min(offset, textCount)
    let start = text[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    var end = text[place...].firstIndex(of: UInt8(ascii: "\n")) ?? textCount
    if end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: text[start..<end], as: UTF8.self)
  }
}

extension [UInt32] {
  /// The place of the first element that belongs to the second part of an array, whose elements are in two parts.
  fileprivate func partitioningIndex(where belongsToSecond: (UInt32) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// One value on the tape of a document.
struct JSONNode: Sendable {
  enum Kind: UInt8, Sendable {
    case null, bool, int, double, string, array, object
  }

  let kind: Kind
  /// Where the value begins in the text.
  let offset: UInt32
  /// The tape index behind this value and all that it holds.
  var next: UInt32
  /// The bits of a number, 1 or 0 of a boolean, start and length of a string's content, the count of a container.
  var payload: UInt64

  static func string(offset: Int, next: Int, start: Int, count: Int) -> JSONNode {
    JSONNode(
      kind: .string, offset: UInt32(offset), next: UInt32(next),
      payload: UInt64(UInt32(start)) << 32 | UInt64(UInt32(count)))
  }

  /// The range of a string's content in the document's bytes.
  var contents: Range<Int> {
    let start = Int(payload >> 32)
    return start..<start + Int(payload & 0xFFFF_FFFF)
  }
}
