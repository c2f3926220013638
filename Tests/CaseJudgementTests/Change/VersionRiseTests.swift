import CaseModel
import Testing

@testable import CaseJudgement

@Suite struct VersionRiseTests {
  struct Row: CustomTestStringConvertible {
    let old: String
    let new: String
    /// Absent where the digest is the same.
    let kind: ChangeKind?
    let holds: Bool

    init(_ old: String, _ new: String, _ kind: ChangeKind?, _ holds: Bool) {
      (self.old, self.new, self.kind, self.holds) = (old, new, kind, holds)
    }

    var testDescription: String { "\(old) → \(new) \(kind?.rawValue ?? "same")" }
  }

  static let rows = [
    Row("2.3.0", "2.3.0", nil, true), Row("2.3.0", "2.3.1", nil, true), Row("2.3.0", "2.2.9", nil, false),
    Row("2.3.0", "2.3.0", .neutral, false), Row("2.3.0", "2.3.1", .neutral, true),
    Row("2.3.0", "2.3.1-rc.1", .neutral, true), Row("2.3.1-rc.1", "2.3.1", .neutral, true),
    Row("2.3.1", "2.3.1-rc.1", .neutral, false), Row("2.3.1-rc.1", "2.3.1-rc.1", .narrowing, false),
    Row("2.3.0", "2.3.1", .narrowing, true), Row("2.3.0", "1.9.9", .narrowing, false),
    Row("2.3.0", "2.3.1", .widerScope, false), Row("2.3.0", "2.4.0", .widerScope, true),
    Row("2.3.0", "3.0.0", .gateLoosened, true), Row("2.3.9", "2.4.0-rc.1", .widerScope, true),
    Row("2.4.0-rc.1", "2.4.0", .widerScope, false), Row("2.4.0-rc.1", "2.5.0-rc.1", .widerScope, true),
    Row("2.3.0", "1.4.0", .newAction, false), Row("2.3.0", "2.3.0", .looserThreshold, false),
  ]

  @Test(arguments: rows) func row(_ row: Row) throws {
    let rise = VersionRise(
      from: try #require(SemanticVersion(row.old)), to: try #require(SemanticVersion(row.new)),
      digestChanged: row.kind != nil,
      changes: row.kind.map { [WorkflowChange($0, "stage", explanation: "")] } ?? [])
    #expect(rise.holds == row.holds, "\(rise.reason)")
    #expect(!rise.reason.isEmpty && !rise.demanded.isEmpty)
    #expect(rise.check.effect == (row.holds ? .promote : .block))
    #expect(rise.check.holds == row.holds)
  }
}
