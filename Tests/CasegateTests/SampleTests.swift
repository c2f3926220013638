import CaseJSON
import Foundation
import Testing

/// The sample that the repository ships, in a project of its own.
@Suite(.endToEnd) struct SampleTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func project() throws -> Project {
    let project = try Project()
    for folder in ["workflows", "datasets"] {
      try FileManager.default.copyItem(
        atPath: package.appendingPathComponent(folder).path, toPath: project.path + "/" + folder)
    }
    return project
  }

  @Test func sampleHoldsWhatItsReadmeSays() throws {
    let project = try Self.project()
    let attempt = try project.attempt(["run", "workflows/support-triage.yaml"])
    try attempt.promotes()
    #expect(try attempt.results().count == 200)
    let formal = try project.attempt([
      "run", "--workflow", "workflows/support-triage.yaml", "--dataset", "datasets/support_triage_200.jsonl",
      "--pass_rate", "0.92",
    ])
    try formal.promotes()
    #expect(try project.attempt(["check", "workflows/support-triage.yaml", "--strict"]).status == 0)
  }

  @Test func candidateIsBlockedAndSaysWhoAnswersForIt() throws {
    let attempt = try Self.project().attempt(["run", "workflows/support-triage-candidate.yaml"])
    try attempt.ends(
      with: 1, saying: "BLOCK", "unsafe_act", "owner Ines Halvorsen", "datasets/support_triage_200.jsonl:")
  }

  @Test(arguments: ["support-triage", "support-triage-candidate"])
  func summaryFitsTheScreen(name: String) throws {
    let attempt = try Self.project().attempt(["run", "workflows/\(name).yaml"], environment: [:])
    let lines = attempt.ending.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 40, "\(attempt.ending.output)")
    for line in lines { #expect(line.count <= 80, "\(line)") }
    #expect(lines.first?.hasPrefix("PROMOTE") == true || lines.first?.hasPrefix("BLOCK") == true)
    #expect(lines.contains { $0.hasPrefix("run   .casegate/runs/") })
    let next = lines.last?.hasPrefix("next  casegate explain latest ZD-") == true
    #expect(next == (attempt.status == 1), "\(attempt.ending.output)")
  }
}
