import Foundation

/// A copy of the checkout in which the gate's comparisons can be flipped, built once.
struct ChangedCopy {
  private let folder: URL
  /// Where it is made, before it takes the place of the last one.
  private let draft: URL
  private let root: URL

  init(of root: URL) {
    self.root = root
    folder = root.appendingPathComponent(".build-mutation/checkout")
    draft = root.appendingPathComponent(".build-mutation/draft")
  }

  /// Copies what a build of the tests needs, with its comparisons changed.
  ///
  /// A file that is as it was the last time is left alone, so that it is not compiled again.
  ///
  /// - Parameter change: changes the sources in place.
  func make(_ change: (URL) throws -> Void) throws {
    let files = FileManager.default
    if files.fileExists(atPath: draft.path) { try files.removeItem(at: draft) }
    try files.createDirectory(at: draft.appendingPathComponent("Tests"), withIntermediateDirectories: true)
    for name in ["Package.swift", "Sources"] {
      try files.copyItem(at: root.appendingPathComponent(name), to: draft.appendingPathComponent(name))
    }
    try files.copyItem(
      at: root.appendingPathComponent("Tests/\(Self.tests)"), to: draft.appendingPathComponent("Tests/\(Self.tests)"))
    let manifest = draft.appendingPathComponent("Package.swift")
    try (String(contentsOf: manifest, encoding: .utf8) + Self.reduction)
      .write(to: manifest, atomically: true, encoding: .utf8)
    try change(draft.appendingPathComponent("Sources/CaseJudgement"))
    try replace()
  }

  private static let tests = "CaseJudgementTests"

  /// Leaves the other targets out: most of the time would go into building what no mutant is in.
  private static let reduction = """

    let kept = ["CaseJSON", "CaseModel", "CaseReplay", "CaseJudgement", "CaseFiles", "\(tests)"]
    package.targets.removeAll { !kept.contains($0.name) }
    package.products = []

    """

  /// Puts the draft in the place of the last copy, file by file.
  private func replace() throws {
    let files = FileManager.default
    let (new, old) = (try paths(in: draft), try paths(in: folder))
    for path in old.subtracting(new) { try files.removeItem(at: folder.appendingPathComponent(path)) }
    for path in new {
      let (from, to) = (draft.appendingPathComponent(path), folder.appendingPathComponent(path))
      if files.contentsEqual(atPath: from.path, andPath: to.path) { continue }
      if old.contains(path) { try files.removeItem(at: to) }
      try files.createDirectory(at: to.deletingLastPathComponent(), withIntermediateDirectories: true)
      try files.moveItem(at: from, to: to)
    }
    try files.removeItem(at: draft)
  }

  /// All files of a folder, and none where there is no such folder.
  private func paths(in folder: URL) throws -> Set<String> {
    let files = FileManager.default
    guard files.fileExists(atPath: folder.path) else { return [] }
    return Set(
      try files.subpathsOfDirectory(atPath: folder.path).filter { path in
        let attributes = try files.attributesOfItem(atPath: folder.appendingPathComponent(path).path)
        return attributes[.type] as? FileAttributeType != .typeDirectory
      })
  }

  func build() throws {
    let status = try run(
      [
        "swift", "build", "--build-tests", "--package-path", folder.path, "--scratch-path",
        scratch,
      ], mutant: 0, seconds: 3600, output: nil)
    guard status == 0 else { throw Fault("the changed copy cannot be built") }
  }

  /// Runs test suites with one comparison flipped.
  ///
  /// - Returns: whether a test failed, or the process died or hung.
  func isKilled(mutant: Int, by filters: [String], without skipped: [String] = []) throws -> Bool {
    let bundle = scratch + "/debug/casegatePackageTests.xctest"
    let choice = filters.flatMap { ["--filter", $0] } + skipped.flatMap { ["--skip", $0] }
    return try run(
      [bundle, "--testing-library", "swift-testing"] + choice, mutant: mutant, seconds: mutant == 0 ? 1200 : 120,
      output: "/dev/null") != 0
  }

  private var scratch: String { root.appendingPathComponent(".build-mutation/build").path }

  /// - Parameter output: where the program's words go; absent for this process's own.
  /// - Returns: the status; 124 where it took longer than it may.
  private func run(_ arguments: [String], mutant: Int, seconds: Int, output: String?) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["timeout", "--kill-after=5", "\(seconds)"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["CASEGATE_MUTANT": "\(mutant)"]) { $1 }
    process.currentDirectoryURL = folder
    if output != nil {
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
    }
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
