import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel

/// Reads every case of a plan before the first one runs: whatever is wrong with one is found, whether it will run or not,
/// and the rule learns how many cases each check is about.
struct CaseSurvey {
  private(set) var places: CasePlaces
  private(set) var rule: StoppingRule
  private let checks: CaseChecks
  private let plan: RunPlan

  init(_ plan: RunPlan, rule: StoppingRule) {
    self.plan = plan
    self.rule = rule
    places = CasePlaces(expecting: plan.caseCount)
    checks = CaseChecks(workflow: plan.loaded.workflow)
  }

  /// Reads all datasets; what they hold is added to the state, and what is wrong with them to its findings.
  mutating func read(into state: inout RunState) throws(FileFault) {
    for dataset in plan.datasets {
      try places.begin(dataset)
      var reader = try LineReader(path: dataset.file.path, shownAs: dataset.file.name, chunkSize: plan.chunkSize)
      var count = 0
      while let block = try reader.next() {
        let planned = count < dataset.blocks.count ? dataset.blocks[count] : nil
        read(block, planned, of: dataset.file, &state)
        count += 1
      }
      state.compare(blockCount: count, with: dataset)
    }
    rule.copies = state.facts.copies
    places.shuffle(by: plan.orderSeed)
  }

  private mutating func read(
    _ block: LineBlock, _ planned: RunPlan.PlannedBlock?, of dataset: DatasetReference, _ state: inout RunState
  ) {
    var reader = CaseReader(block, file: dataset.name)
    var result = BlockResult(block: RunPlan.PlannedBlock(caseCount: reader.lineCount, of: block))
    var position = places.count
    block.forEachLine { if !$0.isBlank { places.add($0) } }
    while let read = reader.next() {
      result.claims.append(CaseClaim(read))
      result.contents.append(CaseContent.fingerprint(of: read.item))
      checks.check(read.item, &result.findings)
      places.note(read.item, at: position)
      rule.plan(read.item)
      position += 1
    }
    result.selectedCount = result.claims.count
    result.findings.append(reader.findings)
    state.add(result, planned: planned, of: dataset, repeats: plan.repeats)
  }
}
