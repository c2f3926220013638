import ArgumentParser
import CaseFiles
import CaseJudgement
import CaseModel
import CaseReports

struct BudgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget",
    abstract: "Show what production has spent of a workflow's error budget, how fast, and what is left.",
    discussion: """
      Reads the incident ledger that the workflow names under budget.incidents. Exits with 0, whatever is spent, and \
      with 65 where a workflow or its ledger is invalid or missing; the gate of casegate run decides by it.

      EXAMPLES
        casegate budget workflows/support-triage.yaml
        casegate budget workflows --as-of 2026-11-21
      """)

  @Argument(
    help: ArgumentHelp("Workflow files, or folders of them.", valueName: "path"), completion: .workflow)
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "When the window ends: the end of a day, or a time; now unless said: 2026-11-21.", valueName: "time"))
  var asOf: AsOf?

  @OptionGroup var format: ReportOptions

  func run() throws {
    let console = Console()
    let loaded = try WorkflowFiles(paths).loadAll(console)
    var findings = Findings()
    let end = asOf?.instant ?? .now
    let statements = loaded.compactMap { statement(of: $0, at: end, &findings) }
    console.show(findings)
    if findings.hasErrors { throw ExitStatus.invalid.exit }
    switch format.kind {
    case .text: console.print(BudgetText(statements, style: console.output).text)
    case .json: console.print(BudgetJSON.text(statements), as: .json)
    case .markdown: console.print(BudgetMarkdown.text(statements))
    }
  }

  private func statement(
    of loaded: LoadedWorkflow, at end: Instant, _ findings: inout Findings
  ) -> BudgetStatement? {
    let workflow = loaded.workflow
    guard let file = LedgerFile(demandedOf: loaded, &findings), let content = file.read(&findings) else { return nil }
    let ledger = content.ledger
    guard let budget = BudgetOverTime(ledger.incidents, policy: workflow.budget, asOf: end) else {
      findings.add(
        Finding(
          .error, "budget.nothing",
          "\(loaded.name): the objective permits less than a thousandth of a point, which nobody can spend"))
      return nil
    }
    let coverage = IncidentCoverageCheck(
      ledger.incidents.map { .init($0, caseIDs: ledger.cases(of: $0)) }, policy: workflow.budget)
    let wanted = coverage.wantedCases
    let present = wanted.isEmpty ? [] : DatasetCaseIDs.find(wanted, in: loaded.datasets, &findings)
    let last = LastRun.find(of: workflow.name, in: RunStore(root: loaded.root))
    return BudgetStatement(
      workflow: workflow, budget: budget,
      release: last.flatMap {
        ReleaseCost(
          run: $0.id, version: $0.version, spent: $0.spent, cases: $0.cases, policy: workflow.budget, budget: budget)
      }, releaseErrors: last?.errors ?? 0, coverage: coverage.result(present: present),
      recorded: ledger.incidents.count)
  }
}

/// The end of a window as somebody writes it: a day, of which the end is meant, or a time.
struct AsOf: ExpressibleByArgument {
  let instant: Instant

  init?(argument: String) {
    if let day = CalendarDate(argument) {
      instant = Instant(startOf: CalendarDate(daysSinceEpoch: day.daysSinceEpoch + 1))
    } else if let instant = Instant(argument) {
      self.instant = instant
    } else {
      return nil
    }
  }
}
