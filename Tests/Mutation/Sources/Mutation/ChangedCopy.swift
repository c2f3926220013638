import Foundation

/// A copy of the checkout in which the gate's comparisons can be flipped, built once.
struct ChangedCopy {
  private let folder: URL
  private let root: URL

  init(of root: URL) {
    self.root = root
    folder = root.appendingPathComponent(".build-mutation/checkout")
  }

  var sources: URL { folder.appendingPathComponent("Sources/CaseJudgement") }

  /// Copies what a build of the tests needs.
  func make() throws {
    let files = FileManager.default
    if files.fileExists(atPath: folder.path) { try files.removeItem(at: folder) }
    try files.createDirectory(at: folder.appendingPathComponent("Tests"), withIntermediateDirectories: true)
    for name in ["Package.swift", "Sources", "workflows", "datasets"] {
      try files.copyItem(at: root.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
    for name in try files.contentsOfDirectory(atPath: root.appendingPathComponent("Tests").path)
    where name != "Benchmarks" && name != "Mutation" {
      try files.copyItem(
        at: root.appendingPathComponent("Tests/\(name)"), to: folder.appendingPathComponent("Tests/\(name)"))
    }
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
      [bundle, "--testing-library", "swift-testing"] + choice, mutant: mutant, seconds: 120, output: "/dev/null") != 0
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
