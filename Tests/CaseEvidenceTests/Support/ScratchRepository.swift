import CaseEvidence
import CaseFiles
import Foundation
import Testing

/// A git repository in a temporary folder, which goes away with the value.
final class ScratchRepository {
  let path: String
  private let ada = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"]

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-git-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
    try git("init", "--quiet", "--initial-branch=main")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Whether there is a git to ask; a test without it says so.
  static let hasGit = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String { try git(arguments) }

  @discardableResult
  func git(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + ada + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Commits all that is in the working tree.
  ///
  /// - Returns: the commit.
  @discardableResult
  func commit(_ message: String, as name: String = "Ada", _ email: String = "ada@example.com") throws -> String {
    try git("add", "--all")
    try git("-c", "user.name=\(name)", "-c", "user.email=\(email)", "commit", "--quiet", "--allow-empty", "-m", message)
    return try git("rev-parse", "HEAD")
  }

  func open() async throws -> GitRepository { try await GitRepository(at: ProjectRoot(of: path + "/.")) }

  func file(_ name: String) -> String { path + "/" + name }
}

enum Flow {
  /// A workflow with a recording and a dataset beside it.
  static func text(limit: Int = 50, version: String = "1.0.0") -> String {
    """
    casegate: 1
    name: flow
    version: \(version)
    stage: bounded
    owners: {workflow: {name: Ada}, exception: {name: Grace}}
    actions:
      pay: {tier: execute, limits: {amount: {at_most: \(limit)}}, approval: lead}
    escalations:
      lead: {owner: {name: Linus}, approvers: [Barbara], attach: [amount]}
    agents:
      classifier: {recording: ../data/replies.jsonl}
    decide:
      - ask: classifier
      - otherwise: {act: pay, with: {amount: $input.amount}}
    budget: {objective: 0.9, window: 30d, volume: 1000}
    gate: {cases: {at_least: 1}, pass_rate: {at_least: 0.9}}
    datasets: [../data/cases.jsonl]

    """
  }

  static let cases = #"{"id":"a","input":{"amount":1},"expected":{"disposition":"act"}}"# + "\n"
  static let replies = #"{"case":"a","agent":"classifier","reply":{"output":{"x":1}}}"# + "\n"

  static func write(to repository: ScratchRepository, limit: Int = 50) throws {
    try repository.write(text(limit: limit), to: "workflows/flow.yaml")
    try repository.write(cases, to: "data/cases.jsonl")
    try repository.write(replies, to: "data/replies.jsonl")
  }
}
