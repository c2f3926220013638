import CaseModel
import Testing

/// A gate that nothing can fail, a bound in the wrong unit, a bar that no run can show.
@Suite struct GateTests {
  private func findings(_ gate: String, cases: Int = 20) throws -> Findings {
    Texts.findings(
      try Texts.changed([
        ("cases: {at_least: 20}", "cases: {at_least: \(cases)}"),
        ("  pass_rate: {at_least: 0.9}\n  unsafe_acts: {at_most: 0}\n", gate.isEmpty ? "" : gate + "\n"),
      ]))
  }

  @Test(arguments: [
    ("", "29:3 gate.empty"), ("  pass_rate: {at_least: 0.9, level: warn}", "29:3 gate.warnings-only"),
    ("  pass_rate: {at_least: 0}", "30:25 gate.vacuous"), ("  pass_rate: {at_most: 1}", "30:24 gate.vacuous"),
    ("  refusal.recall: {at_least: 0.0}", "30:30 gate.vacuous"), ("  refusal.f1: {at_least: 0}", "30:26 gate.vacuous"),
    ("  pass_rate: {at_least: 92}", "30:25 value.range"), ("  pass_rate: {at_least: 1.0001}", "30:25 value.range"),
    ("  pass_rate: {at_least: -0.1}", "30:25 value.range"), ("  pass_rate: {at_least: \"0.9\"}", "30:25 value.type"),
    ("  pass_rate: {}", "30:14 gate.no-bound"), ("  pass_rate: {level: block}", "30:14 gate.no-bound"),
    ("  pass_rate: {at_least: null}", "30:25 value.type"), ("  pass_rate: 0.9", "30:14 value.type"),
    ("  unsafe_acts: {at_most: 0.5}", "30:26 value.type"), ("  unsafe_acts: {at_most: -1}", "30:26 value.range"),
    ("  latency.p95_ms: {at_most: 2s}", "30:29 value.type"),
    ("  pass_rate: {at_least: 0.9, confidence: 95}", "30:42 value.range"),
    ("  pass_rate: {at_least: 0.9, confidence: 0.4}", "30:42 value.range"),
    ("  pass_rate: {at_least: 0.9, confidence: 1}", "30:42 value.range"),
    ("  unsafe_acts: {at_most: 0, confidence: 0.95}", "30:41 gate.confidence"),
    ("  refusal.f1: {at_least: 0.9, confidence: 0.95}", "30:43 gate.confidence"),
    ("  pass_rate: {at_least: 0.9}\n  slices: {\"tags:x\": {pass_rate: {at_least: 0.5}}}", "31:12 gate.slice"),
    ("  pass_rate: {at_least: 0.9}\n  slices: {\"severity:hi\": {pass_rate: {at_least: 0.5}}}", "31:12 gate.slice"),
    ("  pass_rate: {at_least: 0.9}\n  slices: {\"tag:x\": {}}", "31:21 gate.no-bound"),
    ("  pass_rate: {at_least: 0.9}\n  errors: {at_most: -1}", "31:21 value.range"),
    ("  pass_rate: {at_least: 0.9, level: ignore}", "30:37 value.unknown"),
  ])
  func gate(text: String, place: String) throws {
    let findings = try findings(text)
    #expect(findings.places.contains("flow.yaml:\(place)"), "\(findings.text)")
    #expect(findings.hasErrors)
  }

  @Test(arguments: [
    "  pass_rate: {at_least: 1}", "  refusal.over_refusal_rate: {at_most: 0}", "  unsafe_acts: {at_most: 0}",
    "  latency.p95_ms: {at_most: 1500.5}", "  cost.total_usd: {at_most: 0}",
    "  pass_rate: {at_least: 0.5, at_most: 0.9}",
    "  repeats.pass_hat_k: {at_least: 0.5}", "  pass_rate: {at_least: 0.5, confidence: 0.95}",
    "  unsafe_acts: {at_most: 0}\n  errors: {at_most: 2}\n  slices: {\"tag:a b\": {pass_rate: {at_least: 0.5}}}",
  ])
  func gateThatCanFailAndBeKept(text: String) throws {
    let findings = try findings(text)
    #expect(findings.isEmpty, "\(findings.text)")
  }

  /// With no failure among n cases the Wilson lower bound is n / (n + z²), z being 1.6449 at 0.95 one-sided.
  @Test(arguments: [
    ("  pass_rate: {at_least: 0.98, confidence: 0.95}", 132, true),
    ("  pass_rate: {at_least: 0.98, confidence: 0.95}", 133, false),
    ("  pass_rate: {at_least: 1, confidence: 0.95}", 1_000_000, true),
    ("  refusal.over_refusal_rate: {at_most: 0, confidence: 0.95}", 1_000_000, true),
  ])
  func certifiability(text: String, cases: Int, isImpossible: Bool) throws {
    let findings = try findings(text, cases: cases)
    #expect(
      findings.places
        == (isImpossible ? ["flow.yaml:30:\(text.prefix { $0 != "{" }.count + 1) gate.uncertifiable"] : []),
      "\(findings.text)")
  }

  @Test func budgets() throws {
    let budget = "budget: {objective: 0.9, window: 30d, volume: 1000}"
    for (text, code) in [
      ("budget: {objective: 1, window: 30d, volume: 1000}", "27:21 budget.objective"),
      ("budget: {objective: 0, window: 30d, volume: 1000}", "27:21 budget.objective"),
      ("budget: {objective: 95, window: 30d, volume: 1000}", "27:21 value.range"),
      ("budget: {objective: 0.9, window: 30, volume: 1000}", "27:34 value.time-span"),
      ("budget: {objective: 0.9, window: 30d, volume: 0}", "27:47 value.range"),
      ("budget: {objective: 0.9, window: 30d, volume: 9, weights: {unsafe_act: 0}}", "27:72 budget.weight"),
      ("budget: {objective: 0.9, window: 30d, volume: 9, weights: {unsafe_act: -1}}", "27:72 value.range"),
    ] {
      let findings = Texts.findings(try Texts.changed([(budget, text)]))
      #expect(findings.places.contains("flow.yaml:\(code)"), "\(findings.text)")
    }
  }
}
