import CaseFiles
import CaseJudgement
import CaseModel

/// What one block of a dataset came to.
struct BlockResult: Sendable {
  var claims: [CaseClaim] = []
  /// The tags of all cases, where some of them select.
  var tags: Set<String> = []
  /// Rows of `results.jsonl`.
  var rows: [UInt8] = []
  /// What became of the cases since the baseline.
  var comparison = ComparisonPart()
  var findings = Findings()
  /// The block as it was read.
  var block: RunPlan.PlannedBlock
  var selectedCount = 0
  var executedCount = 0
  var scoredCount = 0
  var reportedCount = 0
  /// What the selected cases hold, shortened to fingerprints.
  var contents: [UInt64] = []
  /// Calls that changed something.
  var changeCount = 0
  /// Whether the run was stopped before its last case.
  var isCut = false
}
