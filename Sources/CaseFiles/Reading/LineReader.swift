package import CaseJSON
import CaseModel
import Foundation

/// Streams a file as blocks of whole lines, in constant memory.
package struct LineReader {
  /// How much is read at once: enough that a block is worth a task, little enough that its bytes, its tape and its
  /// cases stay in a processor's cache from the reading to the scoring.
  package static let chunkSize = 1 << 17

  private let name: String
  private let chunkSize: Int
  private let file: StreamedFile
  private var cutter = LineBlockCutter()
  private var isAtStart = true
  private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - name: the path as findings show it.
  ///   - chunkSize: how much is read at once.
  /// - Throws: a finding where the file cannot be opened.
  package init(path: String, shownAs name: String, chunkSize: Int = Self.chunkSize) throws(FileFault) {
    self.name = name
    self.chunkSize = chunkSize
    file = try StreamedFile(path: path, shownAs: name)
  }

  /// The next whole lines, or nothing at the end of the file.
  package mutating func next() throws(FileFault) -> LineBlock? {
    while !isAtEnd {
      // What the closure needs stands beside the cutter that calls it.
      let (file, name, isFirst) = (file, name, isAtStart)
      // A line that goes on and on is read in larger pieces, because it is copied for each of them.
      let size = max(chunkSize, min(cutter.pendingByteCount, LineBlockCutter.longestLine >> 6))
      let (count, block) = try cutter.append(upTo: size) { buffer throws(FileFault) in
        let count = try file.read(into: buffer)
        let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        if isFirst, let finding = FileTrap.pointerFinding(chunk, shownAs: name) { throw FileFault(finding) }
        return count
      }
      isAtStart = false
      if count == 0 {
        isAtEnd = true
        return cutter.finish()
      }
      if let block { return block }
      if cutter.pendingByteCount > LineBlockCutter.longestLine {
        throw FileFault(
          Finding(
            .error, "file.line-too-long", "a line is longer than \(LineBlockCutter.longestLine >> 20) MiB",
            location: SourceLocation(file: name, line: cutter.pendingLine, column: 1)))
      }
    }
    return nil
  }
}
