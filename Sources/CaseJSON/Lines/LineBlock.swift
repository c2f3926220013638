/// A run of whole lines of a file, read together: what one task parses, replays and scores.
package struct LineBlock: Sendable {
  package let bytes: [UInt8]
  /// The number of the block's first line in its file, counted from 1.
  package let firstLine: Int
  /// Where the block begins in its file.
  package let byteOffset: Int
  /// Whether the file ends behind this block, so that its last line may lack a line end.
  package let isLast: Bool

  package init(bytes: [UInt8], firstLine: Int, byteOffset: Int, isLast: Bool) {
    self.bytes = bytes
    self.firstLine = firstLine
    self.byteOffset = byteOffset
    self.isLast = isLast
  }

  /// One line without its line end.
  package struct Line {
    package let text: UnsafeBufferPointer<UInt8>
    package let number: Int
    package let byteOffset: Int
    /// Whether the file ended before a line end came.
    package let isUnterminated: Bool

    /// Whether the line holds nothing but white space.
    package var isBlank: Bool { text.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
  }

  /// Calls the body for every line, blank ones too; LF and CRLF are line ends.
  package func forEachLine<Failure: Error>(_ body: (Line) throws(Failure) -> Void) throws(Failure) {
    try bytes.withUnsafeBufferPointer { buffer throws(Failure) in
      var start = 0
      var number = firstLine
      while start < buffer.count {
        let newline = buffer.newline(from: start)
        var end = newline ?? buffer.count
        let next = newline.map { $0 + 1 } ?? buffer.count
        if end > start, newline != nil, buffer[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        try body(
          Line(
            text: UnsafeBufferPointer(rebasing: buffer[start..<end]), number: number, byteOffset: byteOffset + start,
            isUnterminated: newline == nil))
        start = next
        number += 1
      }
    }
  }

  /// The lines that hold something and those that hold nothing, counted without reading what they hold.
  package var lineCounts: (filled: Int, blank: Int) {
    var counts = (filled: 0, blank: 0)
    forEachLine { if $0.isBlank { counts.blank += 1 } else { counts.filled += 1 } }
    return counts
  }
}
