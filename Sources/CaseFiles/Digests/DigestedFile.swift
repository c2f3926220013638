import CaseModel
import Foundation

/// Digests whole files in constant memory.
package enum DigestedFile {
  package static func digest(path: String, shownAs name: String) throws(FileFault) -> Digest {
    if let finding = FileReading.fault(with: path, shownAs: name) { throw FileFault(finding) }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileFault(Finding(.error, "file.unreadable", "\(name) cannot be opened"))
    }
    var stream = DigestStream()
    do {
      while let chunk = try handle.read(upToCount: LineReader.chunkSize), !chunk.isEmpty {
        chunk.withUnsafeBytes { stream.append($0) }
      }
    } catch {
      throw FileFault(
        Finding(.error, "file.unreadable", "\(name) cannot be read to its end: \(error.localizedDescription)"))
    }
    return stream.finish()
  }
}
