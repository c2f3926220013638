import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel

/// What a run has come to so far; blocks are added to it in the order of the plan.
struct RunState {
  var facts = RunFacts()
  private(set) var tally = Tally()
  private(set) var worst = Shortlist<FailureNote>()
  private(set) var flips = Shortlist<FlippingCase>()
  var comparison = ComparisonPart()
  var findings = Findings()
  /// Calls that changed something.
  var changeCount = 0
  /// Whether a case was begun and not finished, or not begun at all.
  var isCut = false
  private var contents: DistinctContents
  private let selection: Selection
  /// All tags, where some of them select.
  private var tags: Set<String> = []
  private(set) var identities: CaseIdentities

  /// - Parameter count: how many cases there will be.
  init(selection: Selection, expecting count: Int) {
    self.selection = selection
    identities = CaseIdentities(expecting: count)
    contents = DistinctContents(expecting: count)
  }

  /// Adds a block's part.
  ///
  /// - Parameter planned: what the plan knows of it.
  mutating func add(_ result: BlockResult, planned: RunPlan.PlannedBlock?, of dataset: DatasetReference, repeats: Int) {
    findings.append(result.findings)
    // Looked at in place: to copy one is to count the references of all that it holds.
    for index in result.claims.indices {
      if let finding = identities.claim(result.claims[index], in: dataset.name) { findings.add(finding) }
    }
    tags.formUnion(result.tags)
    if result.block != planned { reportChange(of: dataset) }
    for content in result.contents where !contents.insert(content) { facts.copies += 1 }
    facts.cases += result.selectedCount
    facts.executed += result.executedCount
    facts.scored += result.scoredCount
    facts.reported += result.reportedCount
    changeCount += result.changeCount
    if result.isCut { isCut = true }
    comparison.merge(result.comparison)
  }

  /// Adds what the blocks counted, in any order.
  mutating func add(_ counts: BlockCounts) {
    tally.merge(counts.tally.finish())
    worst.merge(counts.worst)
    flips.merge(counts.flips)
    facts.dated.merge(counts.dated)
  }

  /// Holds the number of blocks that were read against that of the plan, whose digest the records carry.
  mutating func compare(blockCount: Int, with dataset: RunPlan.PlannedDataset) {
    if blockCount != dataset.blocks.count { reportChange(of: dataset.file) }
  }

  /// Says once that a dataset is not the one that was planned: what else is wrong with it follows from that.
  private mutating func reportChange(of dataset: DatasetReference) {
    if findings.hasErrors { return }
    findings.add(
      Finding(.error, "dataset.changed", "\(dataset.name) changed while it was read", hint: "run again"))
  }

  /// Says which of the selected ids and tags no case has.
  mutating func reportUnmatched() {
    for id in selection.caseIDs where !identities.contains(id) {
      let hint = nearestName(to: id, among: identities.all).map { "did you mean '\($0)'?" }
      findings.add(Finding(.warning, "selection.no-case", "no case is called '\(id)'", hint: hint))
    }
    for tag in selection.tags where !tags.contains(tag) {
      findings.add(
        Finding(
          .warning, "selection.no-tag", "no case has the tag '\(tag)'", hint: suggestion(for: tag, among: tags.sorted())
        ))
    }
  }
}
