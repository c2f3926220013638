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
  private let selection: Selection
  private let repeats: Int
  private let checks: CaseChecks
  private let rules: ResultRecord.Rules
  /// The candidate's rules, where its outcomes are compared with others.
  private let names: [RuleName]
  private let pairs: PairScoring.Source?
  private let waived: Set<String>

  init(plan: RunPlan, replayer: CaseReplayer, baseline: Baseline, width: Int, progress: RunProgress) {
    selection = plan.selection
    repeats = plan.repeats
    self.replayer = SideBySide(replayer, baseline, isKilled: plan.isKilled)
    pairs = PairScoring.Source(baseline)
    waived = plan.waivedCases
    names = RuleName.all(plan.loaded.workflow.steps)
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
    var selected: [Int] = []
    selected.reserveCapacity(parsed.cases.count)
    for index in parsed.cases.indices {
      let item = parsed.cases[index].item
      checks.check(item, &result.findings)
      if selection.contains(item, at: first + index) { selected.append(index) }
    }
    let awaited =
      width > 0
      ? await OutcomeWindow(replayer: replayer, repeats: repeats, width: width, progress: progress)
        .runs(of: selected.map { parsed.cases[$0].item }) : nil
    var scoring = BlockScoring(
      dataset: dataset, repeats: repeats, rules: rules,
      pairs: pairs.map { PairScoring($0, rules: names, file: dataset.name, waived: waived) },
      capacity: block.bytes.count)
    for (place, index) in selected.enumerated() {
      let (read, position) = (parsed.cases[index], first + index)
      if awaited == nil, repeats == 1, !Task.isCancelled, let run = replayer.runWithoutReplies(of: read.item) {
        scoring.add(run, of: read, position: position, to: &result)
        continue
      }
      let known = if let awaited { awaited[place] } else { await runsInTurn(of: read.item) }
      if let known {
        scoring.add(known, of: read, position: position, to: &result)
      } else {
        result.isInterrupted = true
      }
    }
    scoring.finish(&result)
    if width == 0 { progress.add(result.executedCount) }
    return result
  }

  /// The runs of a case in each repeat; nothing where the run was cancelled.
  private func runsInTurn(of item: Case) async -> [ReplayedRun]? {
    if Task.isCancelled { return nil }
    var runs: [ReplayedRun] = []
    for repetition in 1...repeats {
      runs.append(await replayer.run(of: item, repetition: repetition))
    }
    return runs
  }
}
