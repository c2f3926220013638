import Foundation

/// A temporary project of its own.
struct Workspace {
  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  func remove() throws { try FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path(name)).deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  /// What the last run left behind; a million results are a gigabyte.
  func removeRuns() throws {
    if FileManager.default.fileExists(atPath: path(".casegate")) {
      try FileManager.default.removeItem(atPath: path(".casegate"))
    }
  }

  /// How many results the only run wrote.
  func countResults() throws -> Int {
    let runs = path(".casegate/runs")
    let files = try FileManager.default.contentsOfDirectory(atPath: runs).filter {
      FileManager.default.fileExists(atPath: "\(runs)/\($0)/results.jsonl")
    }
    guard files.count == 1 else { throw Repository.Fault(description: "\(files.count) runs stand in \(runs)") }
    guard let handle = FileHandle(forReadingAtPath: "\(runs)/\(files[0])/results.jsonl") else { return 0 }
    var count = 0
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { count += chunk.count { $0 == 10 } }
    return count
  }
}
