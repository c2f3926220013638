import Foundation
import Testing
import Yams

/// A workflow file of GitHub Actions, read as YAML, and the ways in which it could be green and should not.
struct CIFile {
  let text: String
  private let root: Node

  init(_ text: String) throws {
    self.text = text
    root = try #require(try Yams.compose(yaml: text))
  }

  /// One that this repository ships: `ci.yml`.
  init(shipped name: String) throws {
    try self.init(String(contentsOf: Self.package.appendingPathComponent(".github/workflows/\(name)"), encoding: .utf8))
  }

  static let package: URL = (1...4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  /// With another text in one place.
  func changing(_ old: String, to new: String) throws -> CIFile {
    try #require(text.contains(old), "the file does not hold \(old)")
    return try CIFile(text.replacing(old, with: new))
  }

  struct Step {
    let node: Node
    var run: String? { node["run"]?.string }
    var uses: String? { node["uses"]?.string }
    var condition: String? { node["if"]?.string }
  }

  var jobs: [Node] { root["jobs"]?.mapping.map { Array($0.values) } ?? [] }

  var steps: [Step] { jobs.flatMap { $0["steps"]?.sequence.map { $0.map(Step.init) } ?? [] } }

  /// The commands of all steps.
  var commands: [String] { steps.compactMap(\.run) }

  /// The traps that are set, by the numbers that the tests of false greens have.
  var traps: Set<Int> {
    var traps: Set<Int> = []
    for command in commands { traps.formUnion(Self.traps(in: command)) }
    // What changes a failed step into one that went well, and variables that a program may take for that.
    if holds(["continue-on-error", "env", "shell", "defaults"]) { traps.insert(76) }
    if jobs.isEmpty || steps.isEmpty || isSkippable { traps.insert(78) }
    if holds(["paths", "paths-ignore", "branches-ignore"]) || isFiltered { traps.insert(79) }
    if trigger("merge_group") == nil || trigger("pull_request") == nil { traps.insert(80) }
    if holds(["outputs"]) { traps.insert(81) }
    if !isPinned { traps.insert(84) }
    return traps
  }

  /// One command, whose exit code is the step's, that prints nothing which somebody else wrote.
  private static func traps(in command: String) -> Set<Int> {
    let text = command.trimmingCharacters(in: .whitespacesAndNewlines)
    var traps: Set<Int> = []
    if text.replacing("||", with: "").contains("|") { traps.insert(75) }
    if ["||", ";", "&", "\n", "!", "set +e", "if ", "exit 0"].contains(where: text.contains) { traps.insert(76) }
    if ["$(", "`", "$?", "exit "].contains(where: text.contains) { traps.insert(77) }
    if ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "::", "${{", "<<"].contains(where: text.contains) {
      traps.insert(81)
    }
    let known = ["swift build ", "bash .ci/run", "git config ", "../gate/.build/release/casegate "]
    if !known.contains(where: (text + " ").hasPrefix) || text.contains(">") { traps.insert(82) }
    return traps
  }

  /// Whether a job, or a step that judges, might be left out.
  private var isSkippable: Bool {
    if jobs.contains(where: { $0["if"] != nil || $0["needs"] != nil || $0["strategy"] != nil }) { return true }
    let lastCommand = steps.lastIndex { $0.run != nil } ?? 0
    return steps.enumerated().contains { index, step in
      switch step.condition {
      case nil: index > lastCommand
      case "${{ !cancelled() }}": step.run == nil
      case "${{ always() }}": step.run != nil || index < lastCommand
      default: true
      }
    }
  }

  private var isFiltered: Bool {
    if trigger("pull_request")?.mapping?.isEmpty == false { return true }
    if trigger("merge_group")?.mapping?.isEmpty == false { return true }
    guard let push = trigger("push")?.mapping, !push.isEmpty else { return false }
    return push.keys.map(\.string) != ["branches"] || push["branches"]?.sequence?.map(\.string) != ["main"]
  }

  /// Whether it may do no more than read, runs out of time, and runs nothing that moves.
  private var isPinned: Bool {
    let permissions = root["permissions"]?.mapping
    guard permissions?.keys.map(\.string) == ["contents"], permissions?["contents"]?.string == "read",
      jobs.allSatisfy({ $0["permissions"] == nil && $0["timeout-minutes"]?.int != nil }),
      trigger("pull_request_target") == nil, !text.contains("secrets.")
    else { return false }
    return steps.allSatisfy { step in
      guard let uses = step.uses else { return true }
      guard uses.wholeMatch(of: /[a-z-]+\/[a-z-]+@[0-9a-f]{40}/) != nil else { return false }
      return !uses.hasPrefix("actions/checkout@") || step.node["with"]?["persist-credentials"]?.bool == false
    }
  }

  /// What stands under `on`, a word that YAML would take for a truth value.
  private func trigger(_ name: String) -> Node? {
    root.mapping?.first { $0.key.string == "on" }?.value.mapping?[Node(name)]
  }

  /// Whether one of some keys stands anywhere.
  private func holds(_ names: Set<String>) -> Bool { Self.keys(of: root).contains { names.contains($0) } }

  private static func keys(of node: Node) -> [String] {
    switch node {
    case .mapping(let mapping): mapping.flatMap { [$0.key.string ?? ""] + keys(of: $0.value) }
    case .sequence(let sequence): sequence.flatMap(keys)
    case .scalar, .alias: []
    }
  }
}
