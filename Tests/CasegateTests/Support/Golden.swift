import Foundation
import Testing

/// Files that hold what a report was when somebody last looked at it. Nothing ever updates them by itself.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden")

  /// Holds a text against a file of the folder.
  static func compare(
    _ text: String, with name: String, at location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let expected = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    guard text != expected else { return }
    let written = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-actual-\(name)")
    try text.write(to: written, atomically: true, encoding: .utf8)
    let lines = zip(text.split(separator: "\n"), (expected ?? "").split(separator: "\n"))
    let first = lines.first { $0 != $1 }.map { "\($0)\nwhere there was\n\($1)" } ?? "one has more lines"
    Issue.record("\(name) is another than before; it now is \(written.path): \(first)", sourceLocation: location)
  }
}
