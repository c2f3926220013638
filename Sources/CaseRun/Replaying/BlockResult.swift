import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel

/// What one block of a dataset came to.
struct BlockResult: Sendable {
  var cases: [ReadCase] = []
  /// Rows of `results.jsonl`.
  var rows: [UInt8] = []
  var tally = Tally()
  var worst = Shortlist<FailureNote>()
  var flips = Shortlist<FlippingCase>()
  var findings = Findings()
  /// Lines that hold something, counted as they were read.
  var filledLineCount = 0
  var selectedCount = 0
  var executedCount = 0
  var scoredCount = 0
  var reportedCount = 0
  /// What the selected cases hold, shortened to digests.
  var contents: [UInt128] = []
  /// Calls that changed something.
  var changeCount = 0
  /// Whether it was cancelled before its last case.
  var isInterrupted = false
}

/// Replays the cases of one block, one after another; blocks are replayed side by side.
struct BlockReplayer: Sendable {
  let plan: RunPlan
  let replayer: CaseReplayer
  private let checks: CaseChecks

  init(plan: RunPlan, replayer: CaseReplayer) {
    self.plan = plan
    self.replayer = replayer
    checks = CaseChecks(workflow: plan.loaded.workflow)
  }

  /// - Parameter first: the place of the block's first case in the plan, counted from 0.
  func replay(_ block: LineBlock, of dataset: DatasetReference, first: Int) async -> BlockResult {
    var result = BlockResult()
    let parsed = CaseParser.parse(block, file: dataset.name)
    result.findings = parsed.findings
    result.filledLineCount = block.filledLineCount
    result.cases = parsed.cases
    if result.findings.hasErrors { return result }
    var writer = JSONWriter(capacity: block.bytes.count)
    for (index, read) in parsed.cases.enumerated() {
      if Task.isCancelled {
        result.isInterrupted = true
        break
      }
      checks.check(read.item, &result.findings)
      guard plan.selection.contains(read.item, at: first + index) else { continue }
      result.selectedCount += 1
      await replay(read, of: dataset, position: first + index, &result, &writer)
    }
    result.rows = writer.bytes
    return result
  }

  private func replay(
    _ read: ReadCase, of dataset: DatasetReference, position: Int, _ result: inout BlockResult,
    _ writer: inout JSONWriter
  ) async {
    result.contents.append(CaseContent.digest(of: read.item))
    let subject = ResultRecord.Subject(read, dataset: dataset)
    let steps = plan.loaded.workflow.steps
    var runs: [ScoredRun] = []
    var passes = 0
    for repetition in 1...plan.repeats {
      let outcome = await replayer.outcome(of: read.item, repetition: repetition)
      result.executedCount += 1
      result.changeCount += outcome.calls.count(where: \.changed)
      let score = Scorer.score(outcome, against: read.item.expected)
      result.scoredCount += 1
      runs.append(ScoredRun(outcome, score))
      let ordinal = position * plan.repeats + repetition - 1
      let why = score.passed ? nil : Scorer.summary(outcome, against: read.item.expected)
      ResultRecord.write(
        subject, ordinal: ordinal, repetition: repetition, outcome: outcome, score: score, why: why, steps: steps,
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
    result.tally.add(ScoredCase(read.item, runs: runs))
    if passes > 0, passes < plan.repeats {
      result.flips.add(FlippingCase(position: position, caseID: read.item.id, passes: passes))
    }
  }
}
