import CaseFiles
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
