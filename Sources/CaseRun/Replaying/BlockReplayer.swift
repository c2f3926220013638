import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel

/// Replays the cases of one block; blocks are replayed side by side.
///
/// Within a block, cases follow one another, unless an agent takes time to answer.
final class BlockReplayer: Sendable {
  private let replayer: SideBySide
  /// How many runs of a block may wait for an agent at once.
  private let width: Int
  private let progress: RunProgress
  /// Whether the run goes on.
  let stop: RunStop
  private let selection: Selection
  private let repeats: Int
  private let checks: CaseChecks
  private let rules: ResultRecord.Rules
  /// The candidate's rules, where its outcomes are compared with others.
  private let names: [RuleName]
  private let pairs: PairScoring.Source?
  private let waived: Set<String>
  /// What the blocks count.
  let counts = HandedOn { BlockCounts() }
  private let expectations = HandedOn { KnownExpectations() }

  init(
    plan: RunPlan, replayer: CaseReplayer, stop: RunStop, baseline: Baseline, panel: JudgePanel? = nil, width: Int,
    progress: RunProgress
  ) {
    selection = plan.selection
    repeats = plan.repeats
    self.replayer = SideBySide(replayer, baseline, isKilled: plan.isKilled, judgedBy: panel)
    pairs = PairScoring.Source(baseline)
    waived = plan.waivedCases
    names = RuleName.all(plan.loaded.workflow.steps)
    self.width = width
    self.stop = stop
    self.progress = progress
    checks = CaseChecks(workflow: plan.loaded.workflow)
    rules = ResultRecord.Rules(plan.loaded.workflow.steps)
  }

  /// - Parameter first: the place of the block's first case in the plan, counted from 0.
  func replay(_ block: LineBlock, of dataset: DatasetReference, first: Int) async -> BlockResult {
    var reader = CaseReader(block, file: dataset.name, known: expectations.take())
    var result = BlockResult(block: RunPlan.PlannedBlock(caseCount: reader.lineCount, of: block))
    var scoring = BlockScoring(
      dataset: dataset, repeats: repeats, rules: rules, counts: counts.take(),
      pairs: pairs.map { PairScoring($0, rules: names, file: dataset.name, waived: waived) },
      capacity: block.bytes.count + block.bytes.count / 4)
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
      } else if repeats == 1, !stop.isStopped, let run = replayer.runWithoutReplies(of: read.item) {
        scoring.add(run, of: read, position: position, to: &result)
      } else {
        add(await runsInTurn(of: read.item), of: read, position, &scoring, &result)
      }
    }
    result.findings = reader.findings
    if !result.findings.hasErrors {
      result.findings.append(remarks)
      await replay(awaited, &scoring, &result)
      if width == 0 { progress.add(result.executedCount) }
    }
    counts.giveBack(scoring.finish(&result))
    expectations.giveBack(reader.finish())
    return result
  }

  /// A case that is replayed when the whole block has been read.
  private struct SelectedCase {
    let read: ReadCase
    let position: Int
  }

  /// Replays cases side by side, because agents take time to answer.
  private func replay(
    _ cases: [SelectedCase], _ scoring: inout BlockScoring, _ result: inout BlockResult
  ) async {
    if cases.isEmpty { return }
    let window = OutcomeWindow(
      replayer: replayer, repeats: repeats, width: width, stop: stop, progress: progress)
    let runs = await window.runs(of: cases.map(\.read.item))
    for (selected, runs) in zip(cases, runs) {
      add(runs, of: selected.read, selected.position, &scoring, &result)
    }
  }

  /// - Parameter runs: absent where the run was stopped.
  private func add(
    _ runs: [ReplayedRun]?, of read: ReadCase, _ position: Int, _ scoring: inout BlockScoring,
    _ result: inout BlockResult
  ) {
    if let runs {
      scoring.add(runs, of: read, position: position, to: &result)
    } else {
      result.isCut = true
    }
  }

  /// The runs of a case in each repeat; nothing where the run was stopped.
  private func runsInTurn(of item: Case) async -> [ReplayedRun]? {
    if stop.isStopped { return nil }
    var runs: [ReplayedRun] = []
    for repetition in 1...repeats {
      runs.append(await replayer.run(of: item, repetition: repetition))
    }
    return runs
  }
}
