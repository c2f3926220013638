import Foundation
import Testing

/// Completions as the shells themselves come up with them.
@Suite(.endToEnd, .enabled(if: !CompletingShell.present.isEmpty, CompletingShell.absence))
struct CompletionTests {
  private static func project() throws -> Project {
    let project = try Project()
    try Fixture().replying(to: [2], with: Fixture.please).write(to: project)
    try project.write("{}", to: "verdict.json")
    for name in ["workflows/other.yaml", "cover.txt", "video.txt", "feed.txt"] { try project.write("", to: name) }
    #expect(try project.attempt(["run", "flow.yaml"]).status == 1)
    return project
  }

  private struct Expectation {
    let line: String
    let offered: [String]
    let hidden: [String]
    /// Whether casegate itself is asked; fish does so only where somebody sits in front of it.
    var isAsked = false
  }

  private static let expectations = [
    Expectation(line: "casegate ", offered: ["run", "check", "explain", "schema", "init"], hidden: []),
    Expectation(line: "casegate run f", offered: ["flow.yaml"], hidden: ["feed.txt"]),
    Expectation(line: "casegate check workflows/o", offered: ["workflows/other.yaml"], hidden: []),
    Expectation(line: "casegate run flow.yaml --dataset c", offered: ["cases.jsonl"], hidden: ["cover.txt"]),
    Expectation(line: "casegate run flow.yaml --output v", offered: ["verdict.json"], hidden: ["video.txt"]),
    Expectation(line: "casegate run flow.yaml --out", offered: ["--output"], hidden: ["--repeat"]),
    Expectation(line: "casegate check --format g", offered: ["github"], hidden: ["json"]),
    Expectation(line: "casegate schema w", offered: ["workflow"], hidden: ["metrics"]),
    Expectation(line: "casegate explain l", offered: ["latest"], hidden: [], isAsked: true),
    Expectation(line: "casegate explain latest c", offered: ["c2"], hidden: ["c3", "cases.jsonl"], isAsked: true),
  ]

  @Test(arguments: CompletingShell.present, 0..<10)
  func whatIsOffered(shell: CompletingShell, index: Int) throws {
    let expectation = Self.expectations[index]
    if shell == .fish, expectation.isAsked { return }
    let text = try shell.complete(expectation.line, in: Self.project())
    for word in expectation.offered { #expect(text.contains(word), "\(shell): \(expectation.line) → \(text)") }
    for word in expectation.hidden { #expect(!text.contains(word), "\(shell): \(expectation.line) → \(text)") }
  }
}
