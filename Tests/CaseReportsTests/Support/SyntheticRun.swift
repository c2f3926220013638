import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel
import Foundation

@testable import CaseRun

/// A made-up run with any number of checks, failures, tags and repeats, and names as long as they come.
struct SyntheticRun {
  private var generator: SeededGenerator
  private let repeats: Int

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    repeats = [1, 1, 3, 7][Int(seed % 4)]
  }

  mutating func summary() throws -> RunSummary {
    let workflow = try workflow()
    let tally = tally()
    let report = MetricReport(tally)
    let budget = BudgetReport(report, policy: workflow.budget)
    var facts = RunFacts()
    let runs = chance(0.8) ? tally.runCount : tally.runCount + 1
    (facts.planned, facts.executed, facts.scored, facts.reported) = (runs, tally.runCount, tally.runCount, runs)
    facts.cases = tally.caseCount
    if chance(0.2) { facts.subsetReasons = ["--case " + word(60), "--limit 10"] }
    facts.stop = chance(0.1) ? .interrupted : nil
    let gate = Gate.evaluate(policy: workflow.gate, extra: checks(), budget: budget, report: report, facts: facts)
    var worst = Shortlist<FailureNote>()
    for ordinal in 0..<number(0...60) { worst.add(note(ordinal)) }
    var flips = Shortlist<FlippingCase>()
    for position in 0..<number(0...20) {
      flips.add(FlippingCase(position: position, caseID: word(30), passes: 1))
    }
    var verdict = RunVerdict(
      workflow: workflow, facts: facts, gate: gate, numbers: report, budget: budget, worst: worst, flips: flips)
    verdict.baseline = baseline()
    if chance(0.3) {
      verdict.repeatability = Repeatability(
        tally, policy: workflow.gate, extra: [], budget: workflow.budget, facts: facts, halvings: 3)
    }
    return RunSummary(
      verdict: verdict, record: [], path: "/x", findings: Findings(), unverifiedReplies: number(0...2),
      unusedReplies: number(0...2), rehearsedChanges: chance(0.2) ? number(0...3) : nil)
  }

  private mutating func workflow() throws -> Workflow {
    let text = """
      casegate: 1
      name: \(chance(0.5) ? "flow" : String(repeating: "long-", count: 10) + "name")
      version: 1.0.0
      stage: bounded
      owners: {workflow: {name: "\(name())"}, exception: {name: Grace}}
      actions: {reply: {tier: write, reversible: true}}
      decide: [{otherwise: {act: reply}}]
      budget: {objective: 0.\(number(1...9)), window: 30d, volume: \(number(1...9_999_999))}
      gate: {cases: {at_least: \(number(1...50))}, pass_rate: {at_least: 0.5}}

      """
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-\(UUID().uuidString).yaml").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    var findings = Findings()
    guard let workflow = WorkflowLoader.loadCopy(path, &findings) else { throw Broken(findings: findings) }
    return workflow
  }

  struct Broken: Error { let findings: Findings }

  private mutating func checks() -> [CheckPolicy] {
    (0..<number(0...30)).map { _ in
      let bound = Double(number(0...1000)) / 1000
      let slice: Slice? = chance(0.3) ? .tag(chance(0.5) ? "refund" : word(50)) : nil
      return CheckPolicy(
        metric: pick(Metric.allCases), slice: slice, bound: chance(0.5) ? .atLeast(bound) : .atMost(bound * 20_000),
        confidence: chance(0.3) ? 0.95 : nil, level: chance(0.3) ? .warn : .block)
    }
  }

  private mutating func tally() -> Tally {
    var tally = Tally()
    for _ in 0..<number(0...80) {
      let expected = chance(0.1) ? nil : pick(Disposition.allCases)
      let runs = (0..<repeats).map { _ in run(expected) }
      tally.add(
        ScoredCase(
          severity: pick(CaseSeverity.allCases), tags: chance(0.5) ? ["refund", word(40)] : [], cluster: nil,
          expected: expected, runs: runs))
    }
    return tally
  }

  private mutating func baseline() -> BaselineResult {
    if chance(0.3) { return .absent }
    if chance(0.2) { return .unusable(named: word(60), reason: word(200)) }
    var part = ComparisonPart()
    for position in 0..<number(0...90) {
      let subject = PairSubject(
        position: position, caseID: word(60), file: "data/" + word(60), line: position, severity: .high,
        tags: ["refund"],
        cluster: nil)
      part.add(
        subject, baseline: (0..<repeats).map { _ in compared() }, candidate: (0..<repeats).map { _ in compared() })
      if chance(0.01) { part.add(PairMismatch(position: position, caseID: word(60), kind: .otherCase)) }
    }
    let identity = BaselineIdentity(
      form: .workflow, name: word(60), workflow: word(60), version: "1.0.0", digest: word(64))
    return .compared(ComparisonReport(baseline: identity, part: part, copies: 0))
  }

  private mutating func compared() -> ComparedRun {
    let outcome = Outcome(
      chance(0.1) ? .error(Fault(.timeout, word(80))) : chance(0.5) ? .act : .escalate(to: word(40)),
      trace: Trace(step: nil))
    return ComparedRun(
      outcome, passed: outcome.fault == nil && chance(0.5),
      rule: chance(0.5) ? RuleName(step: 1, line: number(1...9), label: word(60)) : nil)
  }

  private mutating func run(_ expected: Disposition?) -> ScoredRun {
    if chance(0.1) {
      let parts = PartResults().setting(.disposition, .failed)
      return ScoredRun(RunSignature(disposition: nil, fault: pick(Fault.Kind.allCases), parts: parts))
    }
    let isRight = chance(0.6)
    return ScoredRun(
      RunSignature(
        disposition: isRight ? expected ?? .act : pick(Disposition.allCases),
        parts: PartResults().setting(.disposition, isRight ? .passed : .failed),
        failure: isRight ? nil : pick(FailureKind.allCases)))
  }

  private mutating func note(_ ordinal: Int) -> FailureNote {
    FailureNote(
      ordinal: ordinal, caseID: chance(0.5) ? "c\(ordinal)" : word(98), repetition: number(1...repeats),
      file: chance(0.5) ? "cases.jsonl" : "data/" + word(60), line: number(1...100_000),
      severity: pick(CaseSeverity.allCases), kind: chance(0.8) ? pick(FailureKind.allCases) : nil, fault: .timeout,
      why: (0..<number(1...30)).map { _ in "expected" }.joined(separator: " "),
      owner: chance(0.8) ? AccountableOwner(name: name(), role: .workflowOwner) : nil)
  }

  private mutating func name() -> String { chance(0.5) ? "Ada" : "名前 " + word(70) }

  private mutating func word(_ longest: Int) -> String {
    String((0..<number(1...longest)).map { _ in pick(Array("abcdefghij-_0123456789日")) })
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

  private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < share }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
