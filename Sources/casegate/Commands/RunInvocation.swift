import ArgumentParser
import CaseAgents
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

  func perform() async throws -> ExitStatus {
    var findings = Findings()
    guard let loaded = WorkflowLoader.load(workflow, &findings) else { return refuse(findings) }
    let extra = try extraChecks(for: loaded.workflow)
    VersionDrift.check(loaded, in: RunStore(root: loaded.root), &findings)
    let datasets = DatasetLocator.locate(command.datasets, root: loaded.root, &findings)
    let selection = Selection(limit: command.limit, caseIDs: command.caseIDs, tags: command.tags)
    guard
      let plan = RunPlan(
        loaded, datasets: datasets, repeats: command.repeats, selection: selection, isKilled: command.killSwitch,
        jobs: command.jobs ?? ProcessInfo.processInfo.activeProcessorCount, extraChecks: extra, &findings)
    else { return refuse(findings) }
    let environment = command.dryRun ? nil : ProcessInfo.processInfo.environment
    guard let agents = AgentWiring(loaded, jobs: plan.jobs, environment: environment, &findings) else {
      return refuse(findings)
    }
    show(findings)
    if command.dryRun {
      console.print(command.json ? PlanJSON(plan).text : PlanText(plan, style: console.output).text)
      return .noVerdict
    }
    return await run(plan, agents)
  }

  private func run(_ plan: RunPlan, _ agents: AgentWiring) async -> ExitStatus {
    let progress = ProgressLine(console: console, isQuiet: command.quiet || command.json)
    var context = Runner.Context(casegateVersion: Casegate.version, started: Date(), agents: agents.agents)
    context.unverifiedReplies = agents.unverifiedReplies
    context.countUnusedReplies = { agents.countUnusedReplies($0) }
    context.requestsInFlight = agents.programs.requestsInFlight
    context.endAgents = agents.programs.start()
    let runner = Runner(plan: plan, context: context, emit: progress.show)
    // Nothing is started before an interruption would end it.
    let (start, starter) = AsyncStream<Never>.makeStream()
    let task = Task { () -> Result<RunSummary, RunFailure> in
      for await _ in start {}
      do throws(RunFailure) { return .success(try await runner.run()) } catch { return .failure(error) }
    }
    let interruption = Interruption { task.cancel() }
    starter.finish()
    let result = await task.value
    interruption.end()
    progress.clear()
    switch result {
    case .success(let summary): return report(summary)
    case .failure(let failure): return report(failure)
    }
  }

  private func report(_ summary: RunSummary) -> ExitStatus {
    show(summary.findings)
    let path = DatasetLocator.shown(summary.path)
    let text = SummaryText(summary, runPath: path, style: console.output)
    let isPrinted: Bool
    if command.json {
      isPrinted = console.print(String(decoding: summary.record, as: UTF8.self))
      console.printError("run \(path)\n")
    } else {
      isPrinted = console.print(command.quiet ? text.verdictLine : text.text)
    }
    if summary.verdict.facts.isInterrupted { return .interrupted }
    if !isPrinted {
      console.printError("casegate: no verdict: the result could not be printed\n")
      return .noVerdict
    }
    return ExitStatus(summary.verdict.gate.verdict)
  }

  private func report(_ failure: RunFailure) -> ExitStatus {
    let finding: Finding
    switch failure {
    case .invalid(let findings): return refuse(findings)
    case .unwritable(let fault): finding = Finding(.error, "run.unwritable", "no verdict: \(fault)")
    case .nothingSelected(let reasons):
      finding = Finding(
        .error, "run.nothing-selected", "no verdict: no case matches \(reasons.joined(separator: ", "))")
    }
    _ = refuse(Findings([finding]))
    return .noVerdict
  }

  /// Shows the findings for which there is no run.
  private func refuse(_ findings: Findings) -> ExitStatus {
    if command.json {
      console.print(FindingsFormat.json.text(findings, style: console.output))
    } else {
      show(findings)
    }
    return .invalid
  }

  private func show(_ findings: Findings) {
    if findings.isEmpty || (command.quiet && !findings.hasErrors) { return }
    console.printError(FindingsFormat.fitting.text(findings, style: console.errors))
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
