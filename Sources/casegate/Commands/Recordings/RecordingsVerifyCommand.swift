import ArgumentParser
import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import CaseReports

struct RecordingsVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every row of a workflow's recordings against what is asked now.",
    discussion: """
      Exits with 0 where every request has a row that answers it and every row is whole, and with 65 where a row is \
      broken, torn or doubled, or a request has no row that answers it. Rows without a key, and rows that answer \
      nothing, are warnings.

      EXAMPLES
        casegate recordings verify workflows/support-triage.yaml
      """)

  @Argument(help: ArgumentHelp("Workflow files, or folders of them.", valueName: "path"), completion: .workflow)
  var paths: [String]

  @Flag(help: "Let warnings fail the check too.")
  var strict = false

  @Flag(help: "Print one JSON record.")
  var json = false

  func run() async throws {
    let console = Console()
    var findings = Findings()
    let workflows = try WorkflowFiles(paths).loadAll(console)
    let audit = await RecordingAudit(workflows, &findings)
    var lines: [String] = []
    for file in audit?.sorted ?? [] {
      report(file, &findings)
      let used = file.use.used.count
      lines.append(
        "\(file.reference.name): \(used) of \(counted(file.rowCount, "row")) used, "
          + "\(counted(file.use.faults.count, "request")) without an answer\n")
    }
    if json {
      console.print(FindingsJSON.text(findings), as: .json)
    } else {
      console.show(findings)
      console.print(lines.joined())
    }
    if findings.hasErrors || (strict && !findings.isEmpty) { throw ExitStatus.invalid.exit }
  }

  private func report(_ file: RecordingAudit.File, _ findings: inout Findings) {
    let name = file.reference.name
    for fault in file.use.faults {
      findings.add(
        Finding(
          .error, fault.kind == .missingRecording ? "recording.missing-reply" : "recording.stale-row",
          "\(name): \(fault.message)", hint: "record it: casegate run --record missing"))
    }
    if file.use.unverifiedCount > 0 {
      findings.add(
        Finding(
          .warning, "recording.no-key",
          "\(name): \(counted(file.use.unverifiedCount, "row")) that is used says not what it answered",
          hint: "record them again: casegate run --record all"))
    }
    if let first = file.unused.first {
      findings.add(
        Finding(
          .warning, "recording.unused-row",
          "\(counted(file.unused.count, "row")) of \(name) answer nothing that is asked",
          hint: "casegate recordings prune drops them",
          location: SourceLocation(file: name, line: first.line, column: 1)))
    }
  }
}
