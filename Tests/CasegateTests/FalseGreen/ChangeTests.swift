import Foundation
import Testing

/// Ways in which a change of a workflow could pass for a harmless one.
@Suite(.endToEnd) struct ChangeTests {
  /// Two versions of the fixture in folders of their own, of which the newer one has a higher minor version.
  private static func diff(
    _ changes: [(old: String, new: String)], cases edit: ([String]) -> [String] = { $0 }, version: String = "1.1.0"
  ) throws -> Attempt {
    let project = try Project()
    let fixture = Fixture()
    let text = try (changes + [("version: 1.0.0", "version: \(version)")]).reduce(Fixture.workflow) { text, change in
      try #require(text.contains(change.old))
      return text.replacing(change.old, with: change.new)
    }
    for (folder, workflow, cases) in [("old", Fixture.workflow, fixture.cases), ("new", text, edit(fixture.cases))] {
      try project.write(workflow, to: "\(folder)/flow.yaml")
      try project.write(cases.map { $0 + "\n" }.joined(), to: "\(folder)/cases.jsonl")
      let replies = Fixture.recording(count: fixture.cases.count)
      try project.write(replies.map { $0 + "\n" }.joined(), to: "\(folder)/replies.jsonl")
    }
    return try project.attempt(["diff", "old/flow.yaml", "new/flow.yaml"])
  }

  @Test func aWitnessThatIsQuiet() throws {
    let attempt = try Self.diff([("at_most: 50", "at_most: 40")])
    #expect(attempt.status == 0, "\(attempt.printed)")
  }

  @Test(
    arguments: [
      ("pass_rate: {at_least: 0.9}", "pass_rate: {at_least: 0.8}"), ("at_least: 20}", "at_least: 5}"),
      ("unsafe_acts: {at_most: 0}", "unsafe_acts: {at_most: 0, level: warn}"),
      ("  refusal.recall: {at_least: 0.9}\n", ""), ("objective: 0.9", "objective: 0.5"),
      ("volume: 1000}", "volume: 1000, weights: {unsafe_act: 1}}"), ("volume: 1000", "volume: 100000"),
    ])
  func fg55_aLooserBarIsNeverQuiet(old: String, new: String) throws {
    let attempt = try Self.diff([(old, new)])
    #expect(attempt.status == 1, "\(attempt.printed)")
    #expect(attempt.printed.contains("gate or budget loosened"))
    // Backwards it only narrows: the witness.
    let back = try Self.diff([("at_most: 50", "at_most: 40")], version: "1.0.1")
    #expect(back.status == 0)
  }

  @Test func fg57_hardCasesThatAreGoneAreNeverQuiet() throws {
    let deleted = try Self.diff([], cases: { Array($0.dropLast()) })
    #expect(deleted.status == 1)
    #expect(deleted.printed.contains("1 case is gone"))
    let relabelled = try Self.diff(
      [], cases: { $0.map { $0.replacing(#""refuse","reason":"out_of_scope""#, with: #""act""#) } })
    #expect(relabelled.status == 1)
    #expect(relabelled.printed.contains("another expectation"))
    let more = try Self.diff(
      [], cases: { $0 + [#"{"id":"new","input":{"text":"x"},"expected":{"disposition":"act"}}"#] })
    #expect(more.status == 0, "\(more.printed)")
  }

  @Test func fg63_aRightThatNoKindNamesIsNeverQuiet() throws {
    for (old, new) in [
      ("approvers: [Barbara]", "approvers: [Barbara, Mallory]"),
      ("{recording: replies.jsonl}", "{recording: replies.jsonl, env: [TOKEN]}"),
      ("name: Ada", "name: Eve"), ("requires: [amount], ", ""),
    ] {
      let attempt = try Self.diff([(old, new)])
      #expect(attempt.status == 1, "\(old): \(attempt.printed)")
    }
  }
}
