import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel

/// Replays the cases of one block; blocks are replayed side by side.
///
/// Within a block, cases follow one another, unless an agent takes time to answer.
final class BlockReplayer: Sendable {
  private let replayer: CaseReplayer
  /// How many runs of a block may wait for an agent at once.
  private let width: Int
  private let progress: RunProgress
  private let selection: Selection
  private let repeats: Int
  private let checks: CaseChecks
  private let rules: ResultRecord.Rules

  init(plan: RunPlan, replayer: CaseReplayer, width: Int, progress: RunProgress) {
    selection = plan.selection
    repeats = plan.repeats
    self.replayer = replayer
    self.width = width
    self.progress = progress
    checks = CaseChecks(workflow: plan.loaded.workflow)
    rules = ResultRecord.Rules(plan.loaded.workflow.steps)
  }

  /// - Parameter first: the place of the block's first case in the plan, counted from 0.
  func replay(_ block: LineBlock, of dataset: DatasetReference, first: Int) async -> BlockResult {
    let parsed = CaseParser.parse(block, file: dataset.name)
    var result = BlockResult(block: RunPlan.PlannedBlock(caseCount: parsed.lineCount, of: block))
    result.findings = parsed.findings
    result.claims = parsed.cases.map(CaseClaim.init)
    if !selection.tags.isEmpty { result.tags.formUnion(parsed.cases.lazy.flatMap(\.item.tags)) }
    if result.findings.hasErrors { return result }
    var selected: [(read: ReadCase, position: Int)] = []
    for (index, read) in parsed.cases.enumerated() {
      checks.check(read.item, &result.findings)
      if selection.contains(read.item, at: first + index) { selected.append((read, first + index)) }
    }
    let awaited =
      width > 0
      ? await OutcomeWindow(replayer: replayer, repeats: repeats, width: width, progress: progress)
        .outcomes(of: selected.map(\.read.item)) : nil
    var writer = JSONWriter(capacity: block.bytes.count)
    var tally = TallyBatch()
    for (index, (read, position)) in selected.enumerated() {
      let known = if let awaited { awaited[index] } else { await outcomesInTurn(of: read.item) }
      guard let known else {
        result.isInterrupted = true
        continue
      }
      result.selectedCount += 1
      score(known, of: read, in: dataset, position: position, &result, &tally, &writer)
    }
    result.tally = tally.finish()
    if width == 0 { progress.add(result.executedCount) }
    result.rows = writer.bytes
    return result
  }

  /// The outcomes of a case in each repeat; nothing where the run was cancelled.
  private func outcomesInTurn(of item: Case) async -> [Outcome]? {
    if Task.isCancelled { return nil }
    var outcomes: [Outcome] = []
    for repetition in 1...repeats {
      outcomes.append(await replayer.outcome(of: item, repetition: repetition))
    }
    return outcomes
  }

  private func score(
    _ outcomes: [Outcome], of read: ReadCase, in dataset: DatasetReference, position: Int,
    _ result: inout BlockResult, _ tally: inout TallyBatch, _ writer: inout JSONWriter
  ) {
    result.contents.append(CaseContent.fingerprint(of: read.item))
    let subject = ResultRecord.Subject(read, dataset: dataset)
    var runs: [ScoredRun] = []
    var passes = 0
    for (repetition, outcome) in zip(1..., outcomes) {
      result.executedCount += 1
      result.changeCount += outcome.calls.count(where: \.changed)
      let score = Scorer.score(outcome, against: read.item.expected)
      result.scoredCount += 1
      runs.append(ScoredRun(outcome, score))
      let ordinal = position * repeats + repetition - 1
      let why = score.passed ? nil : Scorer.summary(outcome, against: read.item.expected)
      ResultRecord.write(
        subject, ordinal: ordinal, repetition: repetition, outcome: outcome, score: score, why: why, rules: rules,
        to: &writer)
      result.reportedCount += 1
      if score.passed {
        passes += 1
      } else {
        result.worst.add(
          FailureNote(
            ordinal: ordinal, caseID: read.item.id, repetition: repetition, file: dataset.name, line: read.line,
            severity: read.item.severity, kind: score.failure, fault: outcome.fault?.kind, why: why ?? "",
            owner: outcome.owner))
      }
    }
    tally.add(ScoredCase(read.item, runs: runs))
    if passes > 0, passes < repeats {
      result.flips.add(FlippingCase(position: position, caseID: read.item.id, passes: passes))
    }
  }
}
