import CaseJSON
import CaseModel
import Foundation

/// `recorded.json`: the recordings that a run is about to write, and the digests that they will have; written before the
/// first of them, so that a run that is resumed can tell its own work from somebody else's.
package enum RecordedFiles {
  package static let version = 1

  /// - Parameter files: paths from the root, and digests.
  package static func write(_ files: [(path: String, digest: Digest)], in directory: RunDirectory) throws(WriteFault) {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.recorded")
      writer.field("v", version)
      writer.key("files")
      writer.object { writer in
        for file in files {
          writer.key(named: file.path)
          writer.string(file.digest.description)
        }
      }
    }
    writer.newline()
    try AtomicFile.write(writer.bytes, to: directory.recorded)
  }

  /// The digests by path; none where the run has written none.
  static func read(in directory: RunDirectory) -> [String: String] {
    guard let data = FileManager.default.contents(atPath: directory.recorded),
      let record = JSONScanner.scan(Array(data), file: directory.recorded).document?.root,
      record["record"]?.string == "casegate.recorded", record["v"]?.int == version, let files = record["files"]
    else { return [:] }
    return Dictionary(files.members.map { ($0.name, $0.value.string ?? "") }) { first, _ in first }
  }
}
