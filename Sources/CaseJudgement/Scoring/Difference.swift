import CaseJSON
package import CaseModel

/// One part of an outcome beside what it should have been, in words.
package struct Difference: Sendable, Equatable {
  package let part: Part
  package let expected: String
  package let actual: String

  package init(part: Part, expected: String, actual: String) {
    self.part = part
    self.expected = expected
    self.actual = actual
  }

  /// `expected escalate to billing_lead, got act: issue_refund`
  package var summary: String {
    switch part {
    case .disposition: "expected \(expected), got \(actual)"
    case .authority: actual
    case .route: "went \(actual); expected \(expected)"
    case .calls, .output, .reason: "\(part.rawValue): expected \(expected), got \(actual)"
    }
  }
}

extension Scorer {
  /// What was wrong, part by part in the order of `Part`, against the alternative that the outcome came closest to.
  package static func differences(_ outcome: Outcome, against expectation: Expectation) -> [Difference] {
    let score = score(outcome, against: expectation)
    guard expectation.alternatives.indices.contains(score.alternative) else { return [] }
    let expected = expectation.alternatives[score.alternative]
    return score.parts.failed.map { difference(in: $0, of: outcome, from: expected) }
  }

  /// Every part that applies beside what it should have been, whether it is right or not.
  package static func comparisons(_ outcome: Outcome, against expectation: Expectation) -> [Difference] {
    let score = score(outcome, against: expectation)
    guard expectation.alternatives.indices.contains(score.alternative) else { return [] }
    let expected = expectation.alternatives[score.alternative]
    return Part.allCases.compactMap { part in
      switch (score.parts[part], part) {
      case (.notApplicable, _): nil
      case (.passed, .output):
        Difference(
          part: part, expected: expected.output?.judged(in: outcome).description ?? "any",
          actual: outcome.output?.shortText ?? "nothing")
      case (.passed, .authority):
        Difference(part: part, expected: "no call beyond the authority", actual: "no call beyond the authority")
      case (.passed, _), (.failed, _): difference(in: part, of: outcome, from: expected)
      }
    }
  }

  /// Why an outcome did not pass, in one line; absent where it passed.
  package static func summary(_ outcome: Outcome, against expectation: Expectation) -> String? {
    summary(outcome, score(outcome, against: expectation), against: expectation)
  }

  /// Why an outcome did not pass, in one line, where its score is known; absent where it passed.
  package static func summary(_ outcome: Outcome, _ score: Score, against expectation: Expectation) -> String? {
    if let fault = outcome.fault { return "error \(fault.text)" }
    guard expectation.alternatives.indices.contains(score.alternative) else {
      return "the case does not say what was right"
    }
    let expected = expectation.alternatives[score.alternative]
    let authority =
      score.parts[.authority] == .failed ? difference(in: .authority, of: outcome, from: expected).summary : nil
    guard let first = score.parts.failed.first(where: { $0 != .authority }) else { return authority }
    return difference(in: first, of: outcome, from: expected).summary + (authority.map { "; " + $0 } ?? "")
  }

  private static func difference(in part: Part, of outcome: Outcome, from expected: ExpectedOutcome) -> Difference {
    switch part {
    case .disposition: Difference(part: part, expected: expected.headline, actual: outcome.headline)
    case .calls:
      Difference(
        part: part, expected: expected.comparedCalls?.text ?? "any", actual: outcome.changingCalls.text)
    case .output: outputDifference(expected.output?.judged(in: outcome), outcome.output)
    case .route: Difference(part: part, expected: expected.route, actual: outcome.route(demanding: expected.attach))
    case .reason:
      Difference(part: part, expected: expected.reason?.description ?? "any", actual: outcome.reasonText)
    case .authority:
      Difference(part: part, expected: "no call beyond the authority", actual: outcome.violationText)
    }
  }

  /// Only the fields that differ, where both sides are objects.
  private static func outputDifference(_ expected: Matcher?, _ actual: JSONValue?) -> Difference {
    let fields = FieldDifference.all(between: expected ?? .exists(true), and: actual)
    return Difference(
      part: .output, expected: fields.map { $0.text($0.expected) }.shortened(),
      actual: fields.map { $0.text($0.actual) }.shortened())
  }
}
