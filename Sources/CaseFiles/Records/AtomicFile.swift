import Foundation

/// Writes a file so that nobody ever sees half of it.
package enum AtomicFile {
  /// Writes beside the file, syncs, renames, and syncs the folder; about ten milliseconds, so once a file.
  ///
  /// - Throws: `WriteFault`, in which case the file is as it was before, or gone.
  package static func write(_ bytes: [UInt8], to path: String) throws(WriteFault) {
    try write(bytes, to: path, syncing: [])
  }

  /// Writes what the body appends.
  ///
  /// - Throws: `WriteFault`, the body's too, in which case the file is as it was before, or gone.
  package static func write(
    to path: String, _ body: (AppendingFile) throws(WriteFault) -> Void
  ) throws(WriteFault) {
    try replace(path) { file throws(WriteFault) in
      try body(file)
      try file.sync()
    }
    try syncFolder(of: path)
  }

  /// Writes a file that is synced later, with the one that completes its folder.
  ///
  /// - Returns: the file, still open.
  /// - Throws: `WriteFault`, in which case the file is as it was before.
  package static func begin(_ bytes: [UInt8], at path: String) throws(WriteFault) -> AppendingFile {
    try replace(path) { file throws(WriteFault) in try file.append(bytes) }
  }

  /// Writes the file that completes a folder: syncs it and the others, renames it, then syncs the folder; some twenty
  /// milliseconds, whatever the number of files.
  ///
  /// - Throws: `WriteFault`, in which case the file is as it was before, or gone.
  package static func write(_ bytes: [UInt8], to path: String, syncing others: [AppendingFile]) throws(WriteFault) {
    try replace(path) { file throws(WriteFault) in
      try file.append(bytes)
      try FileSync.sync(others + [file])
    }
    try syncFolder(of: path)
  }

  @discardableResult
  private static func replace(
    _ path: String, _ body: (AppendingFile) throws(WriteFault) -> Void
  ) throws(WriteFault) -> AppendingFile {
    let temporary = path + ".partial"
    do throws(WriteFault) {
      let file = try AppendingFile(path: temporary)
      try body(file)
      guard rename(temporary, path) == 0 else { throw WriteFault.system("rename", path) }
      return file
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func syncFolder(of path: String) throws(WriteFault) {
    do throws(WriteFault) {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      // A folder that was made for the file is an entry of the one above.
      try FileSync.sync(folders: [folder.path, folder.deletingLastPathComponent().path])
    } catch {
      // Nobody may find a file of which its writer said that it was not written.
      unlink(path)
      throw error
    }
  }
}
