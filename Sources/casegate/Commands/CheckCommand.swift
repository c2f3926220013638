import ArgumentParser
import CaseFiles
import CaseModel
import CaseReports

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read workflows with their datasets and recordings, and say all that is wrong with them.",
    discussion: """
      Exits with 0 where there is no error, with 65 where there is one. Asks no agent.

      EXAMPLES
        casegate check workflows/support-triage.yaml
        casegate check workflows/*.yaml --format github
      """)

  @Argument(help: ArgumentHelp("The workflow files.", valueName: "workflow"), completion: .workflow)
  var workflows: [String]

  @Option(
    help: ArgumentHelp("How findings are shown; text unless said, github in GitHub Actions.", valueName: "format"))
  var format: FindingsFormat?

  @Flag(help: "Let warnings fail the check too.")
  var strict = false

  func run() throws {
    let console = Console()
    var findings = Findings()
    var lines: [String] = []
    for path in workflows { lines += check(path, &findings) }
    let format = format ?? .fitting
    if format == .json || !findings.isEmpty {
      console.print(format.text(findings, style: console.output), as: format.kind)
    }
    if format == .text { console.print(lines.map { $0 + "\n" }.joined()) }
    if findings.hasErrors || (strict && !findings.isEmpty) { throw ExitStatus.invalid.exit }
  }

  /// - Returns: what is fine, in a line.
  private func check(_ path: String, _ findings: inout Findings) -> [String] {
    guard let loaded = WorkflowLoader.load(path, &findings) else { return [] }
    VersionDrift.check(loaded, in: RunStore(root: loaded.root), &findings)
    let before = findings.errorCount
    for gap in OwnershipGap.gaps(of: loaded.workflow) { findings.add(gap.finding) }
    if let content = LedgerFile(of: loaded, &findings)?.read(&findings) {
      DatasetCaseIDs.check(content.ledger, against: loaded.datasets, &findings)
    }
    let agents = AgentWiring(loaded, jobs: 1, environment: nil, &findings)
    let count = DatasetCheck.check(loaded, hasReply: agents?.hasReply, &findings)
    if findings.errorCount > before { return [] }
    return ["\(path): \(loaded.workflow.name) \(loaded.workflow.version), \(counted(count, "case")): no errors"]
  }
}
