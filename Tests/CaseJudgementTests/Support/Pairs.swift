import CaseJSON
import CaseJudgement
import CaseModel

/// What a case of a made-up comparison came to in both versions, one for each repeat.
struct MadePair {
  let before: [Did]
  let after: [Did]

  init(_ before: Did..., to after: Did...) {
    self.before = before
    self.after = after
  }

  init(_ before: [Did], _ after: [Did]) {
    self.before = before
    self.after = after
  }
}

extension ComparisonPart {
  /// Adds so many cases that should act.
  mutating func add(
    _ count: Int = 1, _ pair: MadePair, severity: CaseSeverity = .medium, tags: [String] = [], cluster: String? = nil
  ) {
    for _ in 0..<count {
      let position = tally.caseCount + mismatches.count
      add(
        PairSubject(
          position: position, caseID: "c\(position)", file: "cases.jsonl", line: position + 1, severity: severity,
          tags: tags, cluster: cluster), baseline: pair.before.map(\.compared), candidate: pair.after.map(\.compared))
    }
  }

  static func made(_ build: (inout ComparisonPart) -> Void) -> ComparisonPart {
    var part = ComparisonPart()
    build(&part)
    return part
  }

  /// So many of them broke, so many were mended, the rest stayed right.
  static func changing(_ broken: Int, _ fixed: Int, of cases: Int) -> ComparisonPart {
    .made {
      $0.add(broken, MadePair(.act, to: .refuse))
      $0.add(fixed, MadePair(.refuse, to: .act))
      $0.add(cases - broken - fixed, MadePair(.act, to: .act))
    }
  }

  func report(copies: Int = 0, refusals: [String] = []) -> ComparisonReport {
    ComparisonReport(
      baseline: BaselineIdentity(form: .run, name: "main", workflow: "flow", version: "1.0.0", digest: "0"),
      part: self, copies: copies, refusals: refusals)
  }
}

extension Did {
  var compared: ComparedRun {
    let outcome = outcome
    return ComparedRun(outcome, passed: Scorer.score(outcome, against: Should.act.expectation).passed, rule: nil)
  }
}

extension RegressionPolicy {
  static func made(
    maxDrop: Double? = nil, confidence: Double = 0.95, newlyBroken: Int? = nil, critical: Int? = nil,
    slices: [Slice] = []
  ) -> RegressionPolicy {
    var policy = RegressionPolicy(source: json("{}"))
    policy.maxDrop = maxDrop
    policy.confidence = confidence
    policy.newlyBroken = newlyBroken
    policy.criticalNewlyBroken = critical
    policy.slices = slices
    return policy
  }
}

extension RegressionPolicy {
  /// The gate's answer to a comparison, on a run with as many cases and errors as that has.
  func judge(_ baseline: BaselineResult, errorsAllowed: Int = 0, errors: Int = 0) -> GateReport {
    var policy = GatePolicy.made(errors: errorsAllowed, .atLeast(.passRate, 0.0001))
    policy.regression = self
    let cases = max(1, baseline.report?.tally.caseCount ?? 200)
    return Tally.passing(cases - errors, of: cases, errors: errors).judged(by: policy, baseline: baseline)
  }
}
