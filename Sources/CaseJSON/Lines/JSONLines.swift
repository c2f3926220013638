/// The values of a block of lines, each of which is a text of its own: all of them on one tape.
package struct JSONLines: Sendable {
  /// A line that holds something.
  package struct Line: Sendable {
    /// Counted from 1 in the file.
    package let number: Int
    /// Where the line begins in the file.
    package let byteOffset: Int
    /// Whether the file ended before a line end came.
    package let isUnterminated: Bool
    /// Everything that is wrong with the text of the line.
    package let faults: [JSONFault]
    /// Where its value stands on the tape; absent where its structure is broken.
    fileprivate let root: Int?
    /// Where its text stands in the block.
    fileprivate let place: Range<Int>

    package var byteCount: Int { place.count }
  }

  package let lines: [Line]
  private let document: JSONDocument

  /// Reads every line of a block that is not blank.
  package init(_ block: LineBlock, file: String) {
    var lines: [Line] = []
    lines.reserveCapacity(block.bytes.count / 512 + 1)
    var starts: [UInt32] = []
    starts.reserveCapacity(block.bytes.count / 512 + 1)
    precondition(block.bytes.count <= JSONScanner.largest, "a block is longer than places on a tape can tell")
    document = block.bytes.withUnsafeBufferPointer { text in
      var scanner = JSONScanner(text)
      block.forEachLine { line in
        let start = line.byteOffset - block.byteOffset
        starts.append(UInt32(truncatingIfNeeded: start))
        if line.isBlank { return }
        let place = start..<start + line.text.count
        let (root, faults) = scanner.next(place)
        lines.append(
          Line(
            number: line.number, byteOffset: line.byteOffset, isUnterminated: line.isUnterminated, faults: faults,
            root: root, place: place))
      }
      return JSONDocument(
        file: file, firstLine: block.firstLine, byteOffset: block.byteOffset, textCount: text.count,
        bytes: scanner.decoded.isEmpty ? block.bytes : scanner.bytes(), nodes: scanner.nodes.finish(),
        lineStarts: starts)
    }
    self.lines = lines
  }

  /// The value of a line; absent where its structure is broken.
  package func value(of line: Line) -> JSONValue? { line.root.map { JSONValue(document: document, index: $0) } }

  /// Gives the text of a line.
  package func withText<Result>(of line: Line, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    document.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[line.place])) }
  }
}
