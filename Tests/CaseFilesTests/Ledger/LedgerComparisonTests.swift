import CaseFiles
import Testing

/// What may become of a ledger between two revisions.
@Suite struct LedgerComparisonTests {
  @Test(
    arguments: [
      ("a\nb\n", "a\nb\n", .unchanged), ("", "", .unchanged), ("", "a\n", .extended(lines: 1)),
      ("a\nb\n", "a\nb\nc\nd\n", .extended(lines: 2)), ("a\n", "a\n\n", .extended(lines: 0)),
      ("a\nb", "a\nb\nc\n", .extended(lines: 1)),
      // Reset, shortened, a line taken out of the middle, edited, put in front, moved.
      ("a\nb\n", "", .shortened(line: 1)), ("a\nb\n", "a\n", .shortened(line: 2)),
      ("a\nb\n", "a\nb", .shortened(line: 2)),
      ("a\nb\nc\n", "a\nc\n", .edited(line: 2)), ("a\nb\n", "a\nB\nc\n", .edited(line: 2)),
      ("a\nb\n", "0\na\nb\n", .edited(line: 1)), ("a\nb\n", "b\na\n", .edited(line: 1)),
      // A last line without an end that goes on is another line.
      ("a\nb", "a\nbc\n", .edited(line: 2)), ("a\nb", "a\nb \n", .edited(line: 2)),
      ("a\n", "a\r\n", .edited(line: 1)),
    ] as [(String, String, LedgerComparison)])
  func fg58_onlyAnAppendIsAnAppend(old: String, new: String, comparison: LedgerComparison) {
    let found = LedgerComparison(old: Array(old.utf8), new: Array(new.utf8))
    #expect(found == comparison)
    switch found {
    case .unchanged, .extended: #expect(found.isAppendOnly)
    case .shortened, .edited: #expect(!found.isAppendOnly)
    }
  }
}
