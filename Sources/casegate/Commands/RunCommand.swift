import ArgumentParser
import CaseFiles
import CaseJudgement
import CaseModel
import CaseReports
import CaseRun
import Foundation

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Replay a dataset through a workflow and give the verdict.",
    discussion: """
      Exit code 0 means promote and nothing else. Flags may tighten the workflow's gate, never loosen it. A run of a \
      part of the cases (--limit, --case, --tag, --kill-switch, a dataset left out) informs and never promotes.

      EXIT CODES
      \(ExitStatus.table)

      EXAMPLES
        casegate run workflows/support-triage.yaml
        casegate run --workflow workflows/support-triage.yaml \\
          --dataset datasets/support_triage_200.jsonl --pass-rate 0.92
        casegate run workflows/support-triage.yaml --tag refund
        casegate run workflows/support-triage-candidate.yaml \\
          --baseline workflows/support-triage.yaml
        casegate run workflows/support-triage.yaml --json > verdict.json
        casegate run workflows/support-triage.yaml --base origin/main
        casegate run workflows/support-triage.yaml --record missing --max-cost 2.50
        casegate run --resume latest --record missing
        casegate run workflows/support-triage.yaml \\
          --output junit.xml --output summary.md
      """)

  @OptionGroup var target: WorkflowOption

  @OptionGroup(title: "Live Agents") var live: LiveOptions

  @Option(
    name: .customLong("dataset"),
    help: ArgumentHelp("A dataset to use instead of those that the workflow declares; repeatable.", valueName: "file"),
    completion: .file(extensions: ["jsonl"]))
  var datasets: [String] = []

  @Option(
    name: [.customLong("pass-rate"), .customLong("pass_rate")],
    help: ArgumentHelp("A pass rate to demand, at least the workflow's own: 0.92.", valueName: "share"))
  var passRate: Double?

  @Option(name: .customLong("repeat"), help: ArgumentHelp("How often each case is replayed.", valueName: "k"))
  var repeats = 1

  @Option(
    help: ArgumentHelp(
      "What to compare with: the folder of a run or its results.jsonl, another version's file, a run's name, or a git "
        + "revision. Another version is replayed on the same cases.", valueName: "what"), completion: .workflow)
  var baseline: String?

  @Flag(help: "With --repeat: say how often the verdict would flip if the version were run again; decides nothing.")
  var againstItself = false

  @Option(help: ArgumentHelp("Replay only the first cases of the plan; never promotes.", valueName: "n"))
  var limit: Int?

  @Option(
    name: .customLong("case"), help: ArgumentHelp("Replay only this case; repeatable; never promotes.", valueName: "id")
  )
  var caseIDs: [String] = []

  @Option(
    name: .customLong("tag"),
    help: ArgumentHelp("Replay only cases with this tag; repeatable; never promotes.", valueName: "tag"))
  var tags: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many blocks of cases are replayed side by side, and how many processes an agent's program has; the cores of this machine unless said.",
      valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Hold the workflow against what it was at a git revision: demand approvals, the right version, and that nothing "
        + "which judges it changed with it.", valueName: "revision"))
  var base: String?

  @Option(
    help: ArgumentHelp(
      "The day of the verdict; today unless said. It only tightens: approvals expire by it where it is later, and the "
        + "incident ledger counts from it where it is earlier.", valueName: "date"))
  var asOf: CalendarDate?

  @Flag(help: "Rehearse the kill switch: no action above recommend may come out; never promotes.")
  var killSwitch = false

  @Flag(help: "Print the plan and ask no agent; exits with 2.")
  var dryRun = false

  @Flag(help: "Print the verdict's record as JSON instead of the summary.")
  var json = false

  @Flag(help: "Print nothing but the verdict's line.")
  var quiet = false

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp(
      "Write the result into a file too; repeatable. The name says the format: .json (the verdict's record), .xml "
        + "(JUnit), .md (Markdown).", valueName: "path"),
    completion: .file(extensions: ReportFile.Format.allCases.map(\.rawValue)))
  var outputs: [String] = []

  func validate() throws {
    try RepeatedOptions.refuse(in: CommandLine.arguments)
    if repeats < 1 || repeats > 1000 { throw ValidationError("--repeat takes a number from 1 to 1000.") }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number above 0.") }
    if let jobs, jobs < 1 || jobs > 1024 { throw ValidationError("--jobs takes a number from 1 to 1024.") }
    if let passRate, !(passRate > 0 && passRate <= 1) {
      throw ValidationError("--pass-rate takes a share between 0 and 1: 92 % is 0.92.")
    }
    if dryRun, !outputs.isEmpty { throw ValidationError("--dry-run gives no result that --output could write.") }
    if againstItself, repeats < 2 {
      throw ValidationError("--against-itself deals repeats into two halves; add --repeat 2 or more.")
    }
    if let baseline, baseline.isEmpty { throw ValidationError("--baseline names nothing.") }
    if base != nil, baseline != nil {
      throw ValidationError("--base is what a run is compared with; leave --baseline out.")
    }
    if base != nil, live.record != .none {
      throw ValidationError("--base judges what was recorded and committed: record first, without --base.")
    }
    if live.resume != nil, dryRun {
      throw ValidationError("--dry-run asks nobody, so that there is nothing to resume.")
    }
    if json, quiet { throw ValidationError("--json and --quiet exclude each other.") }
  }

  func run() async throws {
    let console = Console()
    let reports = try ReportFiles(outputs)
    var unfinished: UnfinishedRun?
    if let name = live.resume {
      var findings = Findings()
      unfinished = ResumedRun.find(name, workflow: try target.optionalPath, &findings)
      if unfinished == nil {
        var invocation = RunInvocation(command: self, console: console, workflow: name, reports: reports)
        throw try invocation.refuse(findings).exit
      }
    }
    let workflow = try target.optionalPath ?? unfinished.map(ResumedRun.workflow) ?? target.path
    var invocation = RunInvocation(
      command: self, console: console, workflow: workflow, reports: reports, unfinished: unfinished)
    throw try await invocation.perform().exit
  }
}

/// The workflow, as an argument or as an option.
struct WorkflowOption: ParsableArguments {
  @Argument(help: ArgumentHelp("The workflow file.", valueName: "workflow"), completion: .workflow)
  var positional: String?

  @Option(
    name: .customLong("workflow"), help: ArgumentHelp("The workflow file, as an option.", valueName: "file"),
    completion: .workflow)
  var option: String?

  var path: String {
    get throws {
      guard let path = try optionalPath else {
        throw UsageFault("Name a workflow, such as workflows/support-triage.yaml.")
      }
      return path
    }
  }

  /// Nothing where none is named.
  var optionalPath: String? {
    get throws {
      if positional != nil, option != nil {
        throw UsageFault("Name the workflow once: as an argument, or with --workflow.")
      }
      return positional ?? option
    }
  }
}
