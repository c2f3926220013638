import ArgumentParser
import CaseAgents
import CaseEvidence
import CaseFiles
import CaseJudgement
import CaseModel
import CaseReports
import CaseRun
import Foundation

/// One use of `casegate run`: loads, plans, runs, reports, and says how it ended.
struct RunInvocation {
  let command: RunCommand
  let console: Console
  let workflow: String
  let reports: ReportFiles
  /// The run that is gone on with; absent where a new one begins.
  let unfinished: UnfinishedRun?
  let stop = RunStop()
  let journal = ReplyJournal()
  private let step: GitHubStep?
  private var annotations: GitHubAnnotations
  /// What `--base` came to; the files of the base stay for as long as this.
  private var control: BaseControl.Report?

  init(
    command: RunCommand, console: Console, workflow: String, reports: ReportFiles, unfinished: UnfinishedRun? = nil
  ) {
    self.command = command
    self.console = console
    self.workflow = workflow
    self.reports = reports
    self.unfinished = unfinished
    let step = GitHubStep()
    self.step = step
    annotations = GitHubAnnotations { step?.place($0) ?? $0 }
  }

  mutating func perform() async throws -> ExitStatus {
    do throws(WriteFault) { try reports.clear() } catch { return refuse(unwritable(error), with: .noVerdict) }
    let status = try await loadAndRun()
    if step != nil { console.printError(annotations.rest, as: .annotations) }
    return status
  }

  private mutating func loadAndRun() async throws -> ExitStatus {
    var findings = Findings()
    guard let loaded = WorkflowLoader.load(workflow, &findings) else { return refuse(findings, with: .invalid) }
    let extra = try extraChecks(for: loaded.workflow)
    VersionDrift.check(loaded, in: RunStore(root: loaded.root), &findings)
    let datasets = DatasetLocator.locate(command.datasets, root: loaded.root, &findings)
    let selection = Selection(limit: command.limit, caseIDs: command.caseIDs, tags: command.tags)
    if let gap = OwnershipGap.summary(of: loaded.workflow) { findings.add(gap) }
    guard
      var plan = RunPlan(
        loaded, datasets: datasets, repeats: command.repeats, selection: selection, isKilled: command.killSwitch,
        jobs: command.jobs ?? ProcessInfo.processInfo.activeProcessorCount, extraChecks: extra,
        record: command.live.record, &findings)
    else { return refuse(findings, with: .invalid) }
    let environment = command.dryRun ? nil : ProcessInfo.processInfo.environment
    checkPrices(of: loaded, &findings)
    let calls = liveCalls
    guard
      let agents = AgentWiring(
        loaded, jobs: plan.jobs, environment: environment,
        live: AgentWiring.Live(mode: command.live.record, calls: calls), &findings)
    else { return refuse(findings, with: .invalid) }
    plan.isAgainstItself = command.againstItself
    plan.stopsEarly = command.stopEarly
    let days = VerdictDays(asOf: command.asOf)
    plan.asOf = days.ofExpiry
    if let revision = command.base, !command.dryRun {
      guard let report = await BaseControl(revision: revision, today: days.ofExpiry).judge(loaded, &findings) else {
        return refuse(findings, with: .noVerdict)
      }
      plan.settledChecks += report.checks
      plan.waivedCases = Set(report.waived)
      control = report
    }
    var ledgerFindings = Findings()
    let ledger = LedgerChecks(
      loaded, datasets: plan.datasets.map(\.file), day: days.ofLedger, isNarrowing: control?.isNarrowing ?? false,
      &ledgerFindings)
    findings.append(ledgerFindings)
    if ledgerFindings.hasErrors { return refuse(findings, with: .invalid) }
    plan.settledChecks += ledger?.results ?? []
    plan.ledger = ledger?.witness
    let finder = BaselineFinder(plan: plan, agents: agents, environment: environment, calls: calls)
    let baseline =
      if let name = command.baseline {
        await finder.find(name, &findings)
      } else if let base = control?.base {
        finder.found(base, &findings)
      } else {
        BaselineFinder.Found(baseline: .absent)
      }
    show(findings)
    if command.dryRun {
      if command.json {
        console.print(PlanJSON(plan).text, as: .json)
      } else {
        console.print(PlanText(plan, style: console.output).text)
      }
      return .noVerdict
    }
    return await run(plan, agents, baseline)
  }

  private mutating func run(
    _ plan: RunPlan, _ agents: AgentWiring, _ found: BaselineFinder.Found
  ) async -> ExitStatus {
    let progress = ProgressLine(console: console, isQuiet: command.quiet || command.json)
    var context = Runner.Context(casegateVersion: Casegate.version, started: Date(), agents: agents.agents)
    context.unverifiedReplies = agents.unverifiedReplies
    context.countUnusedReplies = { agents.countUnusedReplies($0) }
    context.baseline = found.baseline
    context.requestsInFlight = agents.programs.requestsInFlight + found.requestsInFlight
    context.endAgents = found.start(with: agents.programs)
    context.stop = stop
    context.unfinished = unfinished
    context.options = bearingOptions
    if context.requestsInFlight > 0 {
      context.replies = LiveReplies(journal: journal, recorders: agents.recorders)
    }
    context.settle = drills(plan, agents)
    // Nothing is started before an interruption would end it.
    let (start, starter) = AsyncStream<Never>.makeStream()
    let task = Task { [context] () -> Result<RunSummary, RunFailure> in
      for await _ in start {}
      let runner = Runner(plan: plan, context: context, emit: progress.show)
      do throws(RunFailure) { return .success(try await runner.run()) } catch { return .failure(error) }
    }
    let interruption = Interruption { [stop] in
      stop.stop(.interrupted)
      Task {
        await Self.waitForCalls()
        task.cancel()
      }
    }
    starter.finish()
    let result = await task.value
    withExtendedLifetime(found.folder) {}
    interruption.end()
    progress.clear()
    switch result {
    case .success(let summary): return report(summary)
    case .failure(let failure): return report(failure)
    }
  }

  /// Says why there is nothing to run.
  mutating func refuse(_ findings: Findings) throws -> ExitStatus {
    do throws(WriteFault) { try reports.clear() } catch { return refuse(unwritable(error), with: .noVerdict) }
    return refuse(findings, with: .invalid)
  }

  private mutating func report(_ summary: RunSummary) -> ExitStatus {
    show(summary.findings)
    do throws(WriteFault) {
      try reports.write(summary)
    } catch {
      return withdraw(summary, because: error)
    }
    let path = DatasetLocator.shown(summary.path)
    let text = SummaryText(summary, runPath: path, style: console.output)
    let isPrinted: Bool
    if command.json {
      isPrinted = console.print(String(decoding: summary.record, as: UTF8.self), as: .json)
      console.printError("run \(path)\n")
    } else {
      isPrinted = console.print(command.quiet ? text.verdictLine : text.text)
    }
    if !isPrinted { return withdraw(summary, because: WriteFault("the result could not be printed")) }
    show(WaivedOutcomes.findings(of: control?.waived ?? [], inRunAt: summary.path))
    if step != nil, !command.quiet { console.printError(annotations.text(summary.verdict), as: .annotations) }
    summarise { MarkdownReport(summary).text(limit: $0) }
    if summary.verdict.facts.stop == .interrupted { return .interrupted }
    return ExitStatus(summary.verdict.gate.verdict)
  }

  /// Takes back a result that could not be told: whoever finds a file of it later must not read a verdict.
  private mutating func withdraw(_ summary: RunSummary, because fault: WriteFault) -> ExitStatus {
    var findings = unwritable(fault)
    do throws(WriteFault) { try RunDirectory(path: summary.path).withdrawVerdict() } catch {
      findings.add(Finding(.error, "run.left-over", error.description))
    }
    return refuse(findings, with: summary.verdict.facts.stop == .interrupted ? .interrupted : .noVerdict)
  }

  private mutating func report(_ failure: RunFailure) -> ExitStatus {
    switch failure {
    case .invalid(let findings): refuse(findings, with: .invalid)
    case .unwritable(let fault): refuse(unwritable(fault), with: .noVerdict)
    case .nothingSelected(let reasons):
      refuse(
        Findings([
          Finding(.error, "run.nothing-selected", "no verdict: no case matches \(reasons.joined(separator: ", "))")
        ]), with: .noVerdict)
    }
  }

  private func unwritable(_ fault: WriteFault) -> Findings {
    Findings([Finding(.error, "run.unwritable", "no verdict: \(fault)")])
  }

  /// Shows the findings for which there is no result, and leaves them where the result would have been.
  private mutating func refuse(_ findings: Findings, with status: ExitStatus) -> ExitStatus {
    var status = status
    var findings = findings
    do throws(WriteFault) {
      try reports.write(findings, of: workflow)
    } catch {
      findings.add(Finding(.error, "run.unwritable", "no verdict: \(error)"))
      if status == .invalid { status = .noVerdict }
    }
    let isTold = command.json && console.print(FindingsJSON.text(findings), as: .json)
    if !isTold { show(findings) }
    summarise { [workflow] in MarkdownFindings.text(findings, of: workflow, limit: $0) }
    return status
  }

  private mutating func show(_ findings: Findings) {
    if findings.isEmpty || (command.quiet && !findings.hasErrors) { return }
    if step != nil {
      console.printError(annotations.text(findings), as: .annotations)
    } else {
      console.printError(TerminalFindings(style: console.errors).text(findings))
    }
  }

  /// Appends to the summary of a job of GitHub Actions, where there is one.
  private func summarise(_ text: (_ limit: Int) -> String) {
    guard let problem = step?.summarise(text) else { return }
    console.printError("casegate: the job's summary is not complete: \(problem)\n")
  }

  /// Bounds from the command line.
  ///
  /// - Throws: a usage error for one that is looser than the workflow's own.
  private func extraChecks(for workflow: Workflow) throws -> [CheckPolicy] {
    guard let passRate = command.passRate else { return [] }
    for check in workflow.gate.checks where check.metric == .passRate && check.slice == nil {
      if case .atLeast(let bound) = check.bound, passRate < bound {
        throw UsageFault(
          "--pass-rate \(passRate) is looser than the workflow's pass_rate of \(bound). "
            + "Loosening a gate is a reviewed change to the workflow.")
      }
    }
    return [CheckPolicy(metric: .passRate, bound: .atLeast(passRate))]
  }
}
