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
  /// What the blocks count.
  let tallies = BlockTallies()

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
    var reader = CaseReader(block, file: dataset.name)
    var result = BlockResult(block: RunPlan.PlannedBlock(caseCount: reader.lineCount, of: block))
    var scoring = BlockScoring(
      dataset: dataset, repeats: repeats, rules: rules, tally: tallies.take(), capacity: block.bytes.count)
    var remarks = Findings()
    var awaited: [SelectedCase] = []
    result.claims.reserveCapacity(reader.lineCount)
    while let read = reader.next() {
      let position = first + result.claims.count
      result.claims.append(CaseClaim(read))
      if !selection.tags.isEmpty { result.tags.formUnion(read.item.tags) }
      checks.check(read.item, &remarks)
      // Nothing comes of a run with a case that cannot be read.
      guard !reader.findings.hasErrors, selection.contains(read.item, at: position) else { continue }
      if width > 0 {
        awaited.append(SelectedCase(read: read, position: position))
      } else {
        await replay(read, position, &scoring, &result)
      }
    }
    result.findings = reader.findings
    if !result.findings.hasErrors {
      result.findings.append(remarks)
      await replay(awaited, &scoring, &result)
      if width == 0 { progress.add(result.executedCount) }
    }
    tallies.giveBack(scoring.finish(&result))
    return result
  }

  /// A case that is replayed when the whole block has been read.
  private struct SelectedCase {
    let read: ReadCase
    let position: Int
  }

  private func replay(
    _ read: ReadCase, _ position: Int, _ scoring: inout BlockScoring, _ result: inout BlockResult
  ) async {
    if repeats == 1, !Task.isCancelled, let outcome = replayer.outcomeWithoutReplies(of: read.item) {
      scoring.add(outcome, of: read, position: position, to: &result)
    } else {
      add(await outcomesInTurn(of: read.item), of: read, position, &scoring, &result)
    }
  }

  /// Replays cases side by side, because agents take time to answer.
  private func replay(
    _ cases: [SelectedCase], _ scoring: inout BlockScoring, _ result: inout BlockResult
  ) async {
    if cases.isEmpty { return }
    let window = OutcomeWindow(replayer: replayer, repeats: repeats, width: width, progress: progress)
    let outcomes = await window.outcomes(of: cases.map(\.read.item))
    for (selected, outcomes) in zip(cases, outcomes) {
      add(outcomes, of: selected.read, selected.position, &scoring, &result)
    }
  }

  /// - Parameter outcomes: absent where the run was cancelled.
  private func add(
    _ outcomes: [Outcome]?, of read: ReadCase, _ position: Int, _ scoring: inout BlockScoring,
    _ result: inout BlockResult
  ) {
    if let outcomes {
      scoring.add(outcomes, of: read, position: position, to: &result)
    } else {
      result.isInterrupted = true
    }
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
}
