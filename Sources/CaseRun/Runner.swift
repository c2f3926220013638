package import CaseFiles
package import CaseJudgement
package import CaseModel
package import Foundation

/// Runs a plan: the one task that owns a run's state. Everything else is given a value and gives one back.
package struct Runner: Sendable {
  /// What a run needs to know about the world.
  package struct Context: Sendable {
    package var casegateVersion: String
    /// The only clock: it names the run and stands in its manifest.
    package var started: Date
    package var agents: [String: any Agent]
    /// How many requests programs can be sent at once; 0 where none is asked.
    package var requestsInFlight = 0
    /// Ends what answers for the agents, so that nothing of theirs runs any more when the verdict is written.
    package var endAgents: @Sendable () async -> [AgentLog] = { [] }
    /// Whether the run goes on, and why not.
    package var stop = RunStop()
    /// What keeps the replies of live agents; absent where there is none.
    package var replies: (any ReplyKeeper)?
    /// The run that is gone on with; absent where a new one begins.
    package var unfinished: UnfinishedRun?
    /// Options of the command line that bear on the result, beside those that the plan shows.
    package var options: [String] = []
    /// Checks that rest on what agents say to more than the plan's cases.
    package var settle: @Sendable () async -> Result<[CheckResult], RunFailure> = { .success([]) }
    /// What the cases are compared with.
    package var baseline = Baseline.absent
    /// How many replies cannot be told from stale ones.
    package var unverifiedReplies = 0
    /// How many replies answer for a case or an agent that is not in the plan.
    package var countUnusedReplies: @Sendable (_ isPlanned: (String) -> Bool) -> Int = { _ in 0 }

    package init(casegateVersion: String, started: Date, agents: [String: any Agent]) {
      self.casegateVersion = casegateVersion
      self.started = started
      self.agents = agents
    }
  }

  var plan: RunPlan
  let context: Context
  let emit: @Sendable (RunEvent) -> Void

  package init(plan: RunPlan, context: Context, emit: @escaping @Sendable (RunEvent) -> Void) {
    self.plan = plan
    self.context = context
    self.emit = emit
  }

  /// Replays, scores and judges; writes the manifest first and the verdict last.
  ///
  /// - Throws: `RunFailure` where nothing can be decided; then no verdict is written.
  package func run() async throws(RunFailure) -> RunSummary {
    emit(.planned(cases: plan.selectedCaseCount, repeats: plan.repeats))
    let (directory, written) = try begin()
    do throws(RunFailure) {
      let kept = try beginToKeep(in: directory)
      let results = try writing { () throws(WriteFault) in
        try AppendingFile(path: directory.results, isWitnessed: context.requestsInFlight > 0)
      }
      var runner = self
      runner.plan.settledChecks += try await context.settle().get()
      try await runner.calibrate()
      var state =
        plan.stopsEarly
        ? try await runner.replayUntilSettled(writingTo: results, in: directory)
        : try await runner.replayAll(writingTo: results)
      let logs = await context.endAgents()
      state.findings.append(kept)
      state.facts.stop = try reasonToStop(state)
      state.facts.strayMessages = logs.reduce(0) { $0 + $1.strayMessages }
      try runner.keepReplies(in: directory)
      // A program under test can write where this one can.
      if context.requestsInFlight > 0 {
        try writing { () throws(WriteFault) in try runner.rewrite(directory, results) }
      }
      let summary = try runner.finish(state, results, written, directory, logs)
      emit(.finished(summary))
      return summary
    } catch {
      _ = await context.endAgents()
      throw clearing(directory, after: error)
    }
  }

  /// Why the run stopped before its end; nothing where it did not.
  private func reasonToStop(_ state: RunState) throws(RunFailure) -> StopReason? {
    let reason = context.stop.reason ?? (state.isCut || Task.isCancelled ? .interrupted : nil)
    if case .unwritable(let fault) = reason { throw .unwritable(WriteFault(fault)) }
    return reason
  }

  /// Removes the folder of a run that came to nothing; a folder that cannot be removed is one more finding.
  ///
  /// One with replies in it stays, and so does one that was there before: what was paid for is kept.
  private func clearing(_ directory: RunDirectory, after failure: RunFailure) -> RunFailure {
    if case .unwritable = failure { return failure }
    if let replies = context.replies, replies.hasReplies { return keeping(directory, after: failure) }
    if context.unfinished != nil { return failure }
    do throws(WriteFault) {
      try directory.remove()
      return failure
    } catch {
      guard case .invalid(var findings) = failure else { return failure }
      findings.add(Finding(.warning, "run.left-over", error.description))
      return .invalid(findings)
    }
  }

  /// - Returns: the run's folder, and the files in it, which are synced with the verdict.
  private func begin() throws(RunFailure) -> (RunDirectory, [AppendingFile]) {
    if let unfinished = context.unfinished {
      try resume(unfinished, as: manifest(named: unfinished.directory.id))
      return (unfinished.directory, [])
    }
    return try writing { () throws(WriteFault) in
      let directory = try RunStore(root: plan.loaded.root).create(runName)
      let workflow = try AtomicFile.begin(plan.loaded.bytes, at: directory.workflow)
      let manifest = try AtomicFile.begin(manifest(named: directory.id).bytes, at: directory.manifest)
      return (directory, [workflow, manifest])
    }
  }

  /// Writes again what was written before the programs ran, and makes sure that the results are what was written.
  private func rewrite(_ directory: RunDirectory, _ results: AppendingFile) throws(WriteFault) {
    try AtomicFile.write(plan.loaded.bytes, to: directory.workflow)
    try AtomicFile.write(manifest(named: directory.id).bytes, to: directory.manifest)
    try results.checkThatNobodyElseWrote()
  }

  private func replayAll(writingTo results: AppendingFile) async throws(RunFailure) -> RunState {
    let blocks = blockReplayer
    var state = RunState(selection: plan.selection, expecting: plan.caseCount)
    state.facts.subsetReasons = plan.subsetReasons
    state.facts.asOf = plan.asOf
    // Enough that requests wait for programs and not the other way round, even if some cases take long.
    let blockCount = context.requestsInFlight > 0 ? plan.jobs + 16 + context.requestsInFlight / 8 : plan.jobs
    var first = 0
    for dataset in plan.datasets {
      let window = BlockWindow(
        blocks: blocks, dataset: dataset, first: first, width: blockCount, chunkSize: plan.chunkSize)
      first += dataset.caseCount
      do {
        let blockCount = try await window.forEachResult { result, planned in
          state.add(result, planned: planned, of: dataset.file, repeats: plan.repeats)
          if !state.findings.hasErrors { try results.append(result.rows) }
        }
        if let blockCount {
          state.compare(blockCount: blockCount, with: dataset)
        } else {
          state.isCut = true
        }
      } catch let fault as FileFault {
        state.findings.add(fault.finding)
      } catch let fault as WriteFault {
        throw .unwritable(fault)
      } catch {
        throw .invalid(Findings([Finding(.error, "run.failed", "\(error)")]))
      }
    }
    if state.findings.hasErrors { throw .invalid(state.findings) }
    for counts in blocks.counts.all { state.add(counts) }
    state.reportUnmatched()
    if state.facts.cases == 0, !state.isCut { throw .nothingSelected(plan.subsetReasons) }
    return state
  }

  var blockReplayer: BlockReplayer {
    BlockReplayer(
      plan: plan,
      replayer: CaseReplayer(workflow: plan.loaded.workflow, agents: context.agents, isKilled: plan.isKilled),
      stop: context.stop, baseline: context.baseline,
      panel: JudgePanel(plan.loaded, agents: context.agents, calibrated: plan.judges), width: context.requestsInFlight,
      progress: RunProgress(total: plan.selectedCaseCount * plan.repeats, emit: emit))
  }

  private func finish(
    _ state: RunState, _ results: AppendingFile, _ written: [AppendingFile], _ directory: RunDirectory,
    _ logs: [AgentLog]
  ) throws(RunFailure) -> RunSummary {
    var facts = state.facts
    facts.planned = (plan.selection.reasons.isEmpty ? plan.caseCount : facts.cases) * plan.repeats
    let workflow = plan.loaded.workflow
    let numbers = MetricReport(state.tally, asOf: facts.asOf)
    let budget = BudgetReport(numbers, policy: workflow.budget)
    let baseline = compared(state, facts)
    let gate = judge(numbers, budget, facts, baseline)
    var verdict = RunVerdict(
      workflow: workflow, facts: facts, gate: gate, numbers: numbers, budget: budget, worst: state.worst,
      flips: state.flips)
    verdict.baseline = baseline
    verdict.judges = plan.judges
    if plan.isAgainstItself {
      verdict.repeatability = Repeatability(
        state.tally, policy: workflow.gate, extra: plan.extraChecks, budget: workflow.budget, facts: facts)
    }
    var findings = state.findings
    if let warning = verdict.expiryWarning { findings.add(warning) }
    let record = VerdictRecord(
      casegateVersion: context.casegateVersion, verdict: verdict, digests: plan.loaded.digests,
      datasets: manifestDatasets
    ).bytes
    try writing { () throws(WriteFault) in
      var written = written + [results]
      if !logs.isEmpty { written.append(try AtomicFile.begin(AgentLogRecord.bytes(of: logs), at: directory.agentLog)) }
      try AtomicFile.write(record, to: directory.verdict, syncing: written)
      try results.close()
    }
    return RunSummary(
      verdict: verdict, record: record, path: directory.path, findings: findings,
      unverifiedReplies: context.unverifiedReplies,
      unusedReplies: facts.stop != nil ? 0 : context.countUnusedReplies(state.identities.contains),
      rehearsedChanges: plan.isKilled ? state.changeCount : nil, agentLogs: logs)
  }

  func judge(
    _ numbers: MetricReport, _ budget: BudgetReport, _ facts: RunFacts, _ baseline: BaselineResult
  ) -> GateReport {
    Gate.evaluate(
      policy: plan.loaded.workflow.gate, extra: plan.extraChecks, settled: plan.settledChecks, baseline: baseline,
      budget: budget, report: numbers, facts: facts)
  }

  /// What became of the cases since the baseline; a case of it that this run lost is no case that still passes.
  private func compared(_ state: RunState, _ facts: RunFacts) -> BaselineResult {
    var part = state.comparison
    let identity: BaselineIdentity
    if facts.skippedCases > 0, let name = context.baseline.name {
      return .unusable(named: name, reason: "the run stopped early, so that not all cases can be compared")
    }
    switch context.baseline {
    case .absent: return .absent
    case .unusable(let name, let reason): return .unusable(named: name, reason: reason)
    case .version(let version): identity = version.identity
    case .run(let run):
      identity = run.identity
      if let reason = RecordedRun.refusals(of: plan.judges.models, and: run.judgeModels).first {
        return .unusable(named: identity.name, reason: reason)
      }
      if !facts.isSubset, facts.stop == nil {
        do throws(FileFault) { try part.addCasesMissing(from: state.identities.contains, in: run) } catch {
          return .unusable(named: run.identity.name, reason: error.finding.message)
        }
      }
    }
    return .compared(ComparisonReport(baseline: identity, part: part, copies: facts.copies))
  }

  private func manifest(named id: String) -> ManifestRecord {
    var manifest = ManifestRecord(
      casegateVersion: context.casegateVersion, scorerVersion: Scorer.version, run: id,
      started: context.unfinished?.started ?? context.started,
      loaded: plan.loaded, datasets: manifestDatasets, plannedCases: plan.selectedCaseCount, repeats: plan.repeats,
      subsetReasons: plan.subsetReasons, isKilled: plan.isKilled, unverifiedReplies: context.unverifiedReplies)
    manifest.ledger = plan.ledger
    manifest.options = context.options
    manifest.stopsEarlyBy = plan.stopsEarly ? plan.orderSeed : nil
    return manifest
  }

  private var manifestDatasets: [ManifestRecord.Dataset] {
    plan.datasets.map {
      ManifestRecord.Dataset(
        file: $0.file, digest: $0.digest, cases: $0.caseCount, blankLines: $0.blankLineCount)
    }
  }

  /// `20261121T022000.125Z-support-triage-2.3.0`
  private var runName: String {
    let style = Date.ISO8601FormatStyle(
      dateSeparator: .omitted, timeSeparator: .omitted, includingFractionalSeconds: true)
    let workflow = plan.loaded.workflow
    return "\(context.started.formatted(style))-\(workflow.name)-\(workflow.version)"
  }

  func writing<Value>(_ body: () throws(WriteFault) -> Value) throws(RunFailure) -> Value {
    do throws(WriteFault) { return try body() } catch { throw .unwritable(error) }
  }
}
