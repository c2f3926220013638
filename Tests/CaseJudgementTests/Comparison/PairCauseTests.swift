import CaseModel
import Testing

@testable import CaseJudgement

/// What is said of two runs of a case that came out differently.
@Suite struct PairCauseTests {
  private static let same = "the same replies and the same rule; what the rule or the authority makes of them changed"

  private func run(
    _ replies: [(String, Reply)] = [], rule: RuleName? = nil, authority: AuthorityDecision? = nil
  ) -> ComparedRun {
    var outcome = Outcome.act()
    outcome.trace.replies = replies.map { NamedReply(agent: $0.0, reply: $0.1) }
    outcome.trace.authority = authority
    return ComparedRun(outcome, passed: true, rule: rule)
  }

  private func answer(_ text: String) -> Reply { Reply(source: json(text)) }

  @Test func anAgentThatWasNotAskedBefore() {
    let rule = RuleName(step: 2, line: 9, label: "spam")
    let before = run([("nlu", answer("{}"))], rule: rule)
    let asked = [("nlu", answer("{}")), ("judge", answer("{}"))]
    #expect(PairCause.text(from: before, to: run(asked, rule: rule)) == "judge was asked, and was not before")
    // Which rule decided says more than who was asked on the way there.
    let other = RuleName(step: 3, line: 12, label: nil)
    #expect(
      PairCause.text(from: before, to: run(asked, rule: other))
        == "step 3, line 12 decided, before step 2, line 9 (spam)")
    // One that is not asked any more is no cause.
    #expect(PairCause.text(from: run(asked, rule: rule), to: before) == Self.same)
  }

  @Test func faults() {
    let late = run([("nlu", Reply(Fault(.timeout, "after 30 s")))])
    let later = run([("nlu", Reply(Fault(.timeout, "after 60 s")))])
    let crashed = run([("nlu", Reply(Fault(.crashed, "signal 9")))])
    let well = run([("nlu", answer("{}"))])
    #expect(PairCause.text(from: late, to: later) == Self.same, "the same fault")
    #expect(PairCause.text(from: late, to: crashed).hasPrefix("nlu: crashed"))
    #expect(PairCause.text(from: late, to: crashed).contains("before timeout"))
    #expect(PairCause.text(from: well, to: late).hasSuffix("before it answered"))
    #expect(PairCause.text(from: late, to: well).hasPrefix("nlu: answered, before timeout"))
  }

  @Test(
    arguments: [
      (nil, 2, nil, 2, true), (nil, 2, nil, 3, false), ("spam", 2, "spam", 5, true), ("spam", 2, "ham", 2, false),
      ("spam", 2, nil, 2, false), (nil, 2, "spam", 2, false),
    ] as [(String?, Int, String?, Int, Bool)])
  func aRuleIsTheSameByItsNameAndWithoutOneByItsPlace(
    old: String?, from: Int, new: String?, to: Int, isSame: Bool
  ) {
    let text = PairCause.text(
      from: run(rule: RuleName(step: from, line: 9, label: old)),
      to: run(rule: RuleName(step: to, line: 12, label: new)))
    #expect((text == Self.same) == isSame, "\(text)")
  }

  @Test func whatTheAuthorityObjectsTo() {
    let free = run(authority: .allowed)
    let over = run(
      authority: AuthorityDecision(.refused(.exceedsAuthority), rule: .limits, action: "pay", detail: "amount 60 > 50"))
    #expect(PairCause.text(from: free, to: over) == "authority: amount 60 > 50; before: no objection")
    #expect(PairCause.text(from: over, to: free) == "authority: no objection; before: amount 60 > 50")
    #expect(PairCause.text(from: over, to: over) == Self.same)
    #expect(PairCause.text(from: free, to: free) == Self.same)
    #expect(PairCause.text(from: run(), to: free) == Self.same)
  }

  @Test(arguments: [
    (#"{"a":1,"b":2}"#, #"{"a":1}"#, "b nothing, before 2"), (#"{"a":1}"#, #"{"a":1,"b":2}"#, "b 2, before nothing"),
    (#"{"a":{"b":1,"c":2}}"#, #"{"a":{"b":1}}"#, "a.c nothing, before 2"), ("[1]", "[2]", "[2], before [1]"),
  ])
  func valuesDifferAtTheFirstPlace(before: String, after: String, text: String) {
    #expect(ValueDifference.first(from: json(before), to: json(after))?.text == text)
    #expect(ValueDifference.first(from: json(before), to: json(before)) == nil)
  }
}
