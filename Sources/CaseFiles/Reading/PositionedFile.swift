import CaseJSON
import CaseModel
import Foundation

/// A file that is read at places, from many tasks at once.
package final class PositionedFile: Sendable {
  private let descriptor: Int32

  /// - Parameter name: the path as findings show it.
  package init(path: String, shownAs name: String) throws(FileFault) {
    if let finding = FileReading.fault(with: path, shownAs: name) { throw FileFault(finding) }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileFault(Finding(.error, "file.unreadable", "\(name) cannot be opened")) }
  }

  deinit { close(descriptor) }

  /// The bytes at a place, or nothing where the file does not reach that far.
  package func read(at offset: Int, count: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let read = pread(descriptor, base + filled, count - filled, off_t(offset + filled))
        if read <= 0 { return }
        filled += read
      }
    }
    return bytes.count == count ? bytes : nil
  }

  /// The line that begins at a place, without its line end.
  package func line(at offset: Int) -> [UInt8]? {
    var line: [UInt8] = []
    var place = offset
    while line.count <= LineBlockCutter.longestLine {
      let chunk = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
        guard let base = buffer.baseAddress else { return }
        filled = max(0, pread(descriptor, base, buffer.count, off_t(place)))
      }
      if chunk.isEmpty { return line.isEmpty ? nil : line }
      if let end = chunk.firstIndex(of: UInt8(ascii: "\n")) {
        line += chunk[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line
      }
      line += chunk
      place += chunk.count
    }
    return nil
  }
}
