import Foundation
import Testing

@testable import CaseFiles

@Suite struct BackgroundSyncTests {
  /// Enough that the system is asked.
  private static let much = 1 << 30

  @Test func aFileIsSyncedWithoutAnError() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let descriptor = open("\(folder)/casegate-sync-\(UUID().uuidString)", O_WRONLY | O_CREAT | O_EXCL, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let sync = BackgroundSync(descriptor)
    for _ in 0..<3 { sync.add(Self.much) }
    #expect(sync.finish() == nil)
  }

  /// The system tells an error once, to whoever asked first: it must not be lost for whoever asks last.
  @Test func anErrorIsStillThereAtTheEnd() throws {
    let sync = BackgroundSync(-1)
    sync.add(1)
    #expect(sync.finish() == nil)
    sync.add(Self.much)
    #expect(sync.finish() == EBADF)
    #expect(sync.finish() == EBADF)
  }

  @Test func aFileIsSyncedWhileItGrowsAndAtItsEnd() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-sync-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { _ = Result { try FileManager.default.removeItem(at: folder) } }
    // More than is synced at once, so that the file is synced while it grows and again at its end.
    let file = try AppendingFile(path: folder.path + "/rows", isNew: true)
    let rows = [UInt8](repeating: 10, count: 33 << 20)
    for _ in 0..<4 { try file.append(rows) }
    try file.sync()
    try file.close()
    #expect(try Data(contentsOf: folder.appendingPathComponent("rows")).count == 4 * rows.count)
  }
}
