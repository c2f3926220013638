import CaseFiles
import CaseModel
import Testing

@testable import CaseJudgement

/// Pairs of conditions as people write them, in both directions.
@Suite struct ImplicationTableTests {
  struct Row: CustomTestStringConvertible {
    let old: String
    let new: String
    let verdict: Implication

    init(_ old: String, _ new: String, _ verdict: Implication) {
      self.old = old
      self.new = new
      self.verdict = verdict
    }

    var testDescription: String { "\(old) → \(new)" }

    var reverse: Implication {
      switch verdict {
      case .narrower: .wider
      case .wider: .narrower
      case .same: .same
      case .unknown: .unknown
      }
    }
  }

  static let rows = [
    Row("input.x: 1", "input.x: 1.0", .same),
    Row("input.x: {one_of: [a, b]}", "input.x: a", .narrower),
    Row("input.x: {one_of: [a, b]}", "input.x: {one_of: [b, a]}", .same),
    Row("input.x: {one_of: [a, b]}", "input.x: {one_of: [a, c]}", .unknown),
    Row("input.x: a", "input.x: A", .unknown),
    Row("input.x: {not: {one_of: [a, b]}}", "input.x: {not: a}", .wider),
    Row("input.x: {not: a}", "not: {input.x: a}", .same),
    // A reply that is absent is an error in both, wherever the not stands.
    Row("r.output.x: {not: a}", "not: {r.output.x: a}", .same),
    Row("input.x: {above: 5}", "input.x: {at_least: 5}", .wider),
    Row("input.x: {below: 5}", "input.x: {at_most: 5}", .wider),
    Row("input.x: {above: 5}", "input.x: {above: 6}", .narrower),
    Row("input.x: {above: 5, at_most: 9}", "input.x: {at_least: 6, below: 9}", .narrower),
    Row("input.x: {at_most: 5}", "input.x: {not: {above: 5}}", .wider),
    Row("r.confidence: {below: 0.6}", "r.confidence: {below: 0.5}", .narrower),
    Row("r.confidence: {at_most: 0.5}", "r.confidence: {not: {above: 0.5}}", .same),
    // Guarded by exists, an absent confidence is no error any more: a later rule decides it.
    Row("r.confidence: {below: 0.5}", "r.confidence: {exists: true, below: 0.5}", .wider),
    Row("input.x: {within: {of: 5, tolerance: 1}}", "input.x: {at_least: 4, at_most: 6}", .same),
    Row("input.x: {within: {of: 5, tolerance: 1}}", "input.x: {within: {of: 5, tolerance: 0.5}}", .narrower),
    Row("input.x: {within: {of: 5, tolerance: 1}}", "input.x: {within: {of: 5.5, tolerance: 0.5}}", .narrower),
    Row("input.x: {contains: fraud}", "input.x: {contains: FRAUD}", .same),
    Row("input.x: {contains_any: [a, b]}", "input.x: {contains_any: [a, b, c]}", .wider),
    Row("input.x: {contains_all: [a, b]}", "input.x: {contains_all: [a, b, c]}", .narrower),
    Row("input.x: {contains_any: [a, b]}", "input.x: {contains_all: [a, b]}", .narrower),
    Row("input.x: {contains: fraud}", "input.x: {starts_with: Fraud}", .narrower),
    Row("input.x: {starts_with: re}", "input.x: {starts_with: 'Re: refund'}", .narrower),
    Row("input.x: {starts_with: re}", "input.x: {starts_with: fw}", .unknown),
    // Of texts this would be narrower; a list may have the one element and not the other.
    Row("input.x: {contains: fraud}", "input.x: {contains: fraudulent}", .unknown),
    Row(
      "input.x: {matches: '.', contains: fraud}", "input.x: {matches: '.', contains: fraudulent}", .narrower),
    Row("input.x: {matches: '^a'}", "input.x: {matches: '^a'}", .same),
    Row("input.x: {matches: '^a'}", "input.x: {matches: '^ab'}", .unknown),
    Row("input.x: {matches: '^a'}", "input.x: {matches: '^a', contains: b}", .narrower),
    Row("input.x: {exists: true}", "not: {input.x: {exists: false}}", .same),
    Row("input.x: {exists: true}", "input.x: a", .narrower),
    Row("input.x: {set: [a, b]}", "input.x: {set: [b, a, b]}", .same),
    Row("input.x: {contains: a}", "input.x: {set: [a, b]}", .narrower),
    Row("input.x: {one_of: [[a, b], [b, a]]}", "input.x: {set: [a, b]}", .wider),
    Row("input.x: a", "input.x: a\ninput.y: b", .narrower),
    Row("any: [{input.x: a}, {input.y: b}]", "input.y: b", .narrower),
    Row("any: [{input.x: a}, {input.y: b}]", "not: {all: [{not: {input.x: a}}, {not: {input.y: b}}]}", .same),
    Row("input.x: {any: [{below: 2}, {above: 8}]}", "not: {input.x: {at_least: 2, at_most: 8}}", .wider),
  ]

  @Test(arguments: rows) func row(_ row: Row) throws {
    let (old, new) = (try condition(row.old), try condition(row.new))
    #expect(new.implication(from: old) == row.verdict)
    #expect(old.implication(from: new) == row.reverse)
    #expect(old.implication(from: old) == .same)
  }

  /// Lists of words as long as those of a real workflow are gone through, and nothing is given up.
  @Test func longListsOfWordsAreDecided() throws {
    let words = (0..<150).map { "word\($0)x" }
    let old = try condition("input.x: {contains_any: [\(words.joined(separator: ", "))]}")
    let more = try condition("input.x: {contains_any: [\((words + ["one more"]).joined(separator: ", "))]}")
    #expect(more.implication(from: old) == .wider)
    #expect(old.implication(from: more) == .narrower)
    #expect(
      try condition("input.x: {contains_any: [\(words.reversed().joined(separator: ", "))]}").implication(from: old)
        == .same)
  }

  /// What would take for ever is given up, and then nothing is claimed.
  @Test func whatCannotBeGoneThroughIsUnknown() throws {
    let clauses = (0..<24).map { "{any: [{input.a\($0): {below: 1}}, {input.b\($0): {below: 1}}]}" }
    let old = try condition(
      "all: [{input.z: {below: 1}}, {any: [\(clauses.map { "{not: \($0)}" }.joined(separator: ", "))]}]")
    let new = try condition(
      "all: [{input.z: {below: 2}}, {any: [\(clauses.reversed().map { "{not: \($0)}" }.joined(separator: ", "))]}]")
    #expect(new.implication(from: old) == .unknown || new.implication(from: old) == .wider)
  }

  private func condition(_ text: String) throws -> Condition {
    let workflow = try Workflows.workflow(
      decide: """
        - ask: r
        - when:
        \(text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
          refuse: policy
        """)
    guard case .decide(let condition?, _) = workflow.steps[1].kind else { throw NoCondition() }
    return condition
  }

  private struct NoCondition: Error {}
}
