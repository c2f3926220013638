import CaseModel
import Foundation

/// A file that is read from its beginning to its end.
final class StreamedFile: Sendable {
  private let descriptor: Int32
  private let name: String

  /// - Parameter name: the path as findings show it.
  init(path: String, shownAs name: String) throws(FileFault) {
    if let finding = FileReading.fault(with: path, shownAs: name) { throw FileFault(finding) }
    self.name = name
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileFault(Finding(.error, "file.unreadable", "\(name) cannot be opened")) }
  }

  deinit { close(descriptor) }

  /// Fills a buffer; only the end of the file leaves some of it empty.
  ///
  /// - Returns: how many bytes were read.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
    var filled = 0
    while filled < buffer.count, let base = buffer.baseAddress {
      let count = Foundation.read(descriptor, base + filled, buffer.count - filled)
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        let reason = String(cString: strerror(errno))
        throw FileFault(Finding(.error, "file.unreadable", "\(name) cannot be read to its end: \(reason)"))
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}
