import CaseFiles
import CaseModel
import Foundation

/// Writes files that are not there yet: all of them, or none.
struct NewFiles {
  /// The folder, as the user typed it.
  let folder: String
  let files: [Starter.File]

  /// - Returns: nothing where they are written; what is in the way otherwise.
  func write() -> Findings {
    let known = files.filter { isThere(path(of: $0)) }
    if !known.isEmpty {
      return Findings(
        known.map { file in
          Finding(
            .error, "init.exists", "\(path(of: file)) is there already, and nothing was written",
            hint: "name another folder: casegate init DIR")
        })
    }
    var written: [String] = []
    do throws(WriteFault) {
      for file in files {
        let path = path(of: file)
        try makeFolder(of: path)
        // What appeared since then is not replaced either.
        let new = try AppendingFile(path: path, isNew: true)
        written.append(path)
        try new.append(Array(file.text.utf8))
        try new.close()
      }
      return Findings()
    } catch {
      for path in written { unlink(path) }
      return Findings([Finding(.error, "init.unwritable", "nothing was written: \(error)")])
    }
  }

  /// As the user would type it.
  func path(of file: Starter.File) -> String {
    folder == "." ? file.path : folder + (folder.hasSuffix("/") ? "" : "/") + file.path
  }

  private func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private func makeFolder(of path: String) throws(WriteFault) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw WriteFault("cannot create the folder \(folder.relativePath)")
    }
  }
}
