import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel

/// What a run has come to so far; blocks are added to it in the order of the plan.
struct RunState {
  var facts = RunFacts()
  var tally = Tally()
  var worst = Shortlist<FailureNote>()
  var flips = Shortlist<FlippingCase>()
  var findings = Findings()
  /// Calls that changed something.
  var changeCount = 0
  private var contents: Set<UInt128> = []
  private let selection: Selection
  /// All tags, where some of them select.
  private var tags: Set<String> = []
  private(set) var identities = CaseIdentities()

  init(selection: Selection) { self.selection = selection }

  /// Adds a block's part.
  ///
  /// - Parameter planned: how many cases the plan counted in it.
  mutating func add(_ result: BlockResult, planned: Int, of dataset: DatasetReference, repeats: Int) {
    findings.append(result.findings)
    for read in result.cases {
      if let finding = identities.claim(read, in: dataset.name) { findings.add(finding) }
      if !selection.tags.isEmpty { tags.formUnion(read.item.tags) }
    }
    if result.filledLineCount != planned { findings.add(Self.change(of: dataset)) }
    for content in result.contents where !contents.insert(content).inserted { facts.copies += 1 }
    facts.cases += result.selectedCount
    facts.executed += result.executedCount
    facts.scored += result.scoredCount
    facts.reported += result.reportedCount
    changeCount += result.changeCount
    if result.isInterrupted { facts.isInterrupted = true }
    tally.merge(result.tally)
    worst.merge(result.worst)
    flips.merge(result.flips)
  }

  /// Holds a dataset as it was read against the one that was planned, whose digest the records carry.
  mutating func compare(_ digest: Digest, with dataset: RunPlan.PlannedDataset) {
    if digest != dataset.digest, !findings.hasErrors { findings.add(Self.change(of: dataset.file)) }
  }

  private static func change(of dataset: DatasetReference) -> Finding {
    Finding(.error, "dataset.changed", "\(dataset.name) changed while it was read", hint: "run again")
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
