import CaseJSON
package import CaseModel

extension Scorer {
  /// The next question to a judge on which it depends whether an outcome passes; nothing where none does any more.
  ///
  /// An outcome that fails in another part fails whatever a judge says, so that none is asked, and none that breaks
  /// down can make an error of a failure.
  package static func openQuestion(about outcome: Outcome, against expectation: Expectation) -> JudgeQuestion? {
    guard expectation.asksJudges, outcome.fault == nil, !score(outcome, against: expectation).passed else { return nil }
    for expected in expectation.alternatives where expected.asksJudges {
      guard let output = expected.output?.judged(in: outcome) else { continue }
      let open = output.openQuestions
      // Nobody finds good what is not there.
      let there = open.filter { outcome.output?.at(pointer: $0.pointer) != nil }
      guard passes(outcome, expected, there, of: output, source: expectation.source) else { continue }
      return there.first { question in
        passes(outcome, expected, [question], of: output, source: expectation.source)
          || !passes(outcome, expected, there.filter { $0 != question }, of: output, source: expectation.source)
      } ?? there.first
    }
    return nil
  }

  /// Whether an outcome would pass if judges found these texts good, and no others.
  private static func passes(
    _ outcome: Outcome, _ expected: ExpectedOutcome, _ good: [JudgeQuestion], of output: Matcher, source: JSONValue
  ) -> Bool {
    let assumed = output.answered { JudgedScore(0, passes: good.contains($0)) }
    let alternative = ExpectedOutcome(
      disposition: expected.disposition, calls: expected.calls, output: assumed, to: expected.to,
      reason: expected.reason, attach: expected.attach)
    return score(outcome, against: Expectation(alternatives: [alternative], source: source)).passed
  }
}

extension Matcher {
  /// The question with what judges said of an outcome put in.
  func judged(in outcome: Outcome) -> Matcher {
    if outcome.judged.isEmpty { return self }
    return answered { question in outcome.judged.first { $0.question == question }?.score }
  }
}
