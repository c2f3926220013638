import Dispatch
import Foundation
import Synchronization

/// Has the system write what it holds of files and folders to the disk, side by side: the disk takes as long for several
/// of them as for one.
enum FileSync {
  /// - Throws: the fault of the first of them that could not be synced.
  static func sync(_ files: [AppendingFile]) throws(WriteFault) {
    try sideBySide(files.count) { index throws(WriteFault) in try files[index].sync() }
  }

  /// - Throws: the fault of the first of them that could not be synced.
  static func sync(folders: [String]) throws(WriteFault) {
    try sideBySide(folders.count) { index throws(WriteFault) in
      let folder = folders[index]
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .system("open", folder) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw .system("sync", folder) }
    }
  }

  private static func sideBySide(
    _ count: Int, _ body: @Sendable (Int) throws(WriteFault) -> Void
  ) throws(WriteFault) {
    let faults = Mutex<[Int: WriteFault]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      do throws(WriteFault) { try body(index) } catch { faults.withLock { $0[index] = error } }
    }
    let first = faults.withLock { faults in faults.min { $0.key < $1.key } }
    if let first { throw first.value }
  }
}
