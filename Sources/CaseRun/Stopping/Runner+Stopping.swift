import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel

extension Runner {
  /// Replays the cases in a random order, the critical ones first, until the rest cannot change the verdict.
  ///
  /// What it writes is in the order of the plan all the same, so that a run that went to its end has the results of one
  /// that did not ask.
  func replayUntilSettled(
    writingTo results: AppendingFile, in directory: RunDirectory
  ) async throws(RunFailure) -> RunState {
    let workflow = plan.loaded.workflow
    var state = RunState(selection: plan.selection, expecting: plan.caseCount)
    state.facts.subsetReasons = plan.subsetReasons
    state.facts.asOf = plan.asOf
    var survey = CaseSurvey(
      plan,
      rule: StoppingRule(
        gate: workflow.gate, extra: plan.extraChecks, settled: plan.settledChecks, budget: workflow.budget,
        repeats: plan.repeats, comparesBaseline: context.baseline.name != nil))
    do throws(FileFault) { try survey.read(into: &state) } catch { state.findings.add(error.finding) }
    if state.findings.hasErrors { throw .invalid(state.findings) }
    let blocks = blockReplayer
    let batches = CaseBatches(
      blocks: blocks, places: survey.places, width: max(plan.jobs, context.requestsInFlight))
    let schedule = StoppingSchedule(count: survey.places.count)
    var stop = EarlyStop()
    stop.order = plan.orderSeed.description
    stop.withoutSequences = survey.rule.withoutSequences
    stop.blockingRates = survey.rule.blockingRates
    var ran = 0
    do {
      var rows = try ReorderedRows(path: directory.unorderedResults, isWitnessed: context.requestsInFlight > 0)
      while ran < survey.places.count, stop.decision == nil, !isStopped(state) {
        let turns = ran..<ran + schedule.batch(after: ran)
        for (position, result) in try await batches.replay(turns) {
          try rows.append(result.rows, position: position)
          state.addRun(result, of: plan.repeats)
        }
        ran = turns.upperBound
        if state.findings.hasErrors { throw RunFailure.invalid(state.findings) }
        guard ran < survey.places.count, !isStopped(state) else { break }
        let tally = blocks.counts.all.reduce(into: Tally()) { $0.merge($1.tally.finish()) }
        let look = survey.rule.look(at: tally)
        stop.looks += 1
        stop.open = look.open
        stop.decision = confirmed(look.decision, tally, state.facts, stop, ran: ran)
      }
      try rows.write(to: results)
      if stop.decision != nil {
        stop.skippedCases = try SkippedCases(places: survey.places, after: ran).write(to: directory.skipped)
      }
    } catch let failure as RunFailure {
      throw failure
    } catch let fault as FileFault {
      throw .invalid(Findings([fault.finding]))
    } catch let fault as WriteFault {
      throw .unwritable(fault)
    } catch {
      throw .invalid(Findings([Finding(.error, "run.failed", "\(error)")]))
    }
    state.facts.stopping = stop
    for counts in blocks.counts.all { state.add(counts) }
    return state
  }

  private func isStopped(_ state: RunState) -> Bool { state.isCut || context.stop.isStopped }

  /// A decision with which the gate itself agrees about the cases that ran; no other stops a run.
  private func confirmed(
    _ decision: EarlyStop.Decision?, _ tally: Tally, _ counted: RunFacts, _ stop: EarlyStop, ran: Int
  ) -> EarlyStop.Decision? {
    guard let decision else { return nil }
    var facts = counted
    facts.planned = plan.caseCount * plan.repeats
    facts.stopping = stop
    facts.stopping?.decision = decision
    facts.stopping?.skippedCases = plan.caseCount - ran
    let numbers = MetricReport(tally, asOf: facts.asOf)
    let budget = BudgetReport(numbers, policy: plan.loaded.workflow.budget)
    return judge(numbers, budget, facts, .absent).agrees(with: decision) ? decision : nil
  }
}

extension RunState {
  /// Adds the runs of a case that was counted among the cases before.
  mutating func addRun(_ result: BlockResult, of repeats: Int) {
    var result = result
    result.claims = []
    result.contents = []
    result.selectedCount = 0
    // Whatever there is to say about the case itself has been said.
    if !result.findings.hasErrors { result.findings = Findings() }
    add(result, planned: result.block, of: DatasetReference(path: "", name: "", relativePath: ""), repeats: repeats)
  }
}
