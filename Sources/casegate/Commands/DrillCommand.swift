import ArgumentParser
import CaseFiles
import CaseModel
import CaseReports
import CaseRun
import Foundation

struct DrillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Probe a workflow's boundary with small changes to real cases.",
    discussion: """
      Drops required inputs, moves values onto limits and just across them, takes approvals away, throws the kill \
      switch, lets agents fail, and changes what nobody reads. Agents are asked about the real cases only; in a probe \
      each says what it said about the real case. What must follow is taken from the workflow itself, or from an \
      earlier version of it with --boundary.

      KINDS
      \(DrillKind.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

      EXIT CODES
        0    no probe crossed the boundary
        1    one did
        2    nothing could be probed, or nothing of a kind that was asked for
        64   the command line cannot be understood
        65   the workflow, a dataset or a recording is invalid
        130  interrupted

      EXAMPLES
        casegate drill workflows/support-triage.yaml
        casegate drill workflows/support-triage.yaml --kind limits --kind approvals
        casegate drill workflows/support-triage-candidate.yaml \\
          --boundary workflows/support-triage.yaml
      """)

  @OptionGroup var target: WorkflowOption

  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp("Only drills of this kind; repeatable; all kinds unless said.", valueName: "kind"))
  var kinds: [DrillKind] = []

  @Option(
    help: ArgumentHelp("The workflow that says where the boundary is; the probed one unless said.", valueName: "file"),
    completion: .workflow)
  var boundary: String?

  @Option(help: ArgumentHelp("How many processes an agent's program has.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Print JSON instead of text.")
  var json = false

  func validate() throws {
    try RepeatedOptions.refuse(in: CommandLine.arguments)
    if let jobs, jobs < 1 || jobs > 1024 { throw ValidationError("--jobs takes a number from 1 to 1024.") }
  }

  func run() async throws {
    let console = Console()
    var findings = Findings()
    let status = await status(try target.path, console, &findings)
    if !findings.isEmpty { console.printError(FindingsFormat.fitting.text(findings, style: console.errors)) }
    throw status.exit
  }

  /// Whether something was shown: of every kind that was asked for, or of the boundary at all.
  private func isProbed(_ report: DrillReport) -> Bool {
    if kinds.isEmpty { return report.kinds.contains { $0 != .metamorphic && report.probeCount($0) > 0 } }
    return report.kinds.allSatisfy { report.probeCount($0) > 0 }
  }

  private func status(_ path: String, _ console: Console, _ findings: inout Findings) async -> ExitStatus {
    guard let loaded = WorkflowLoader.load(path, &findings) else { return .invalid }
    var boundaryWorkflow = loaded.workflow
    if let boundary {
      guard let other = WorkflowLoader.load(boundary, &findings) else { return .invalid }
      if other.workflow.name != loaded.workflow.name {
        findings.add(
          Finding(
            .error, "drill.other-workflow",
            "\(boundary) is the workflow \(other.workflow.name), and \(path) is \(loaded.workflow.name)",
            hint: "name another version of the same workflow"))
        return .invalid
      }
      boundaryWorkflow = other.workflow
    }
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    guard
      let agents = AgentWiring(loaded, jobs: jobs, environment: ProcessInfo.processInfo.environment, &findings)
    else { return .invalid }
    let drill = DrillRun(
      loaded, boundary: boundaryWorkflow, kinds: kinds.isEmpty ? DrillKind.allCases : kinds, agents: agents.agents,
      requestsInFlight: agents.programs.requestsInFlight)
    let end = agents.programs.start()
    let task = Task { () -> (DrillReport?, Findings) in
      var findings = Findings()
      let report = await drill.report(&findings)
      _ = await end()
      return (report, findings)
    }
    let interruption = Interruption { task.cancel() }
    let (report, found) = await task.value
    interruption.end()
    findings.append(found)
    guard let report else { return task.isCancelled ? .interrupted : .invalid }
    let workflow = loaded.workflow
    let text =
      json
      ? DrillJSON.text(report, workflow: workflow.name, version: "\(workflow.version)")
      : DrillText(report, title: "\(workflow.name) \(workflow.version)", style: console.output).text
    guard console.print(text, as: json ? .json : .text) else { return .noVerdict }
    if !report.crossings.isEmpty { return .block }
    return isProbed(report) ? .promote : .noVerdict
  }
}

extension DrillKind: ExpressibleByArgument {}
