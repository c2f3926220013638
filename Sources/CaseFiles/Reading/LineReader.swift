package import CaseJSON
package import CaseModel
import Foundation

/// Streams a file as blocks of whole lines, in constant memory.
package struct LineReader {
  /// How much is read at once: enough that a block is worth a task, little enough that many fit in memory.
  package static let chunkSize = 1 << 20

  private let name: String
  private let handle: FileHandle
  private var cutter = LineBlockCutter()
  private var isAtStart = true
  private var isAtEnd = false
  private let isDigesting: Bool
  private var stream = DigestStream()

  /// Opens a file.
  ///
  /// - Parameter name: the path as findings show it.
  /// - Throws: a finding where the file cannot be opened.
  package init(path: String, shownAs name: String, isDigesting: Bool = false) throws(FileFault) {
    self.name = name
    if let finding = FileReading.fault(with: path, shownAs: name) { throw FileFault(finding) }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileFault(Finding(.error, "file.unreadable", "\(name) cannot be opened"))
    }
    self.handle = handle
    self.isDigesting = isDigesting
  }

  /// The next whole lines, or nothing at the end of the file.
  package mutating func next() throws(FileFault) -> LineBlock? {
    while !isAtEnd {
      guard let chunk = try read() else {
        isAtEnd = true
        return cutter.finish()
      }
      if let block = chunk.withUnsafeBytes({ bytes in
        if isDigesting { stream.append(bytes) }
        return cutter.append(bytes)
      }) {
        return block
      }
      if cutter.pendingByteCount > LineBlockCutter.longestLine {
        throw FileFault(
          Finding(
            .error, "file.line-too-long", "a line is longer than \(LineBlockCutter.longestLine >> 20) MiB",
            location: SourceLocation(file: name, line: cutter.pendingLine, column: 1)))
      }
    }
    return nil
  }

  /// The digest of what was read so far, where it was asked for; of nothing otherwise.
  package var digest: Digest { stream.finish() }

  private mutating func read() throws(FileFault) -> Data? {
    let chunk: Data?
    do {
      chunk = try handle.read(upToCount: Self.chunkSize)
    } catch {
      throw FileFault(
        Finding(.error, "file.unreadable", "\(name) cannot be read to its end: \(error.localizedDescription)"))
    }
    guard let chunk, !chunk.isEmpty else { return nil }
    if isAtStart {
      isAtStart = false
      if let finding = FileTrap.pointerFinding(chunk, shownAs: name) { throw FileFault(finding) }
    }
    return chunk
  }
}

/// A file that cannot be read at all.
package struct FileFault: Error {
  package let finding: Finding

  init(_ finding: Finding) { self.finding = finding }
}
