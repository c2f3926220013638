import CaseJSON
import CaseModel

extension Codec where Value == DecisionStep {
  static var decisionStep: Codec<DecisionStep> {
    stepTable.codec(StepDraft.init(source:)).map { draft, value, findings in draft.step(&findings) }
  }
}

/// A consequence as it is written: which of its keys go together is checked when it is complete.
private struct ConsequenceDraft {
  var act: String?
  var with: Template?
  var output: Template?
  var refuse: RefusalReason?
  var escalate: String?
  var adopt: String?
  let source: JSONValue

  var isEmpty: Bool { decisions.isEmpty && with == nil && output == nil }

  /// The keys that decide, of which there has to be exactly one; output alone is a recommendation.
  var decisions: [String] {
    [
      act.map { _ in "act" }, refuse.map { _ in "refuse" }, escalate.map { _ in "escalate" },
      adopt.map { _ in "adopt" },
    ].compactMap(\.self)
  }

  func consequence(_ findings: inout Findings) -> Consequence? {
    let decisions = decisions
    if decisions.count > 1 {
      findings.error(
        "decide.ambiguous", "a rule decides one thing, not \(decisions.joined(separator: " and "))", at: source)
      return nil
    }
    if with != nil, act == nil {
      findings.error("decide.with", "'with' gives arguments to an action, and there is no act", at: source)
      return nil
    }
    if output != nil, adopt != nil {
      findings.error("decide.output", "an adopted reply brings its own output", at: source)
      return nil
    }
    if let refuse { return .refuse(refuse, output: output) }
    if let escalate { return .escalate(contract: escalate, output: output) }
    if let adopt { return .adopt(adopt) }
    if act != nil || output != nil { return .act(action: act, arguments: with, output: output) }
    findings.error(
      "decide.empty", "this rule decides nothing", hint: "add act, output, refuse, escalate or adopt", at: source)
    return nil
  }
}

private struct StepDraft {
  var label: String?
  var ask: String?
  var when: Condition?
  var otherwise: ConsequenceDraft?
  var consequence: ConsequenceDraft
  var hasWhen = false
  let source: JSONValue

  init(source: JSONValue) {
    self.source = source
    consequence = ConsequenceDraft(source: source)
    hasWhen = source["when"] != nil
  }

  func step(_ findings: inout Findings) -> DecisionStep? {
    if let ask {
      if hasWhen || otherwise != nil || !consequence.isEmpty {
        findings.error("decide.ask", "a step that asks does nothing else", hint: "make two steps of it", at: source)
      }
      return DecisionStep(kind: .ask(ask), label: label, source: source)
    }
    if let otherwise {
      if hasWhen || !consequence.isEmpty {
        findings.error("decide.otherwise", "otherwise stands alone, with what it decides inside", at: source)
      }
      return otherwise.consequence(&findings).map {
        DecisionStep(kind: .decide(nil, $0), label: label, source: source)
      }
    }
    if !hasWhen, consequence.adopt == nil {
      findings.error(
        "decide.no-condition", "this step has no condition", hint: "add when: {…}, or put it under otherwise",
        at: source)
      return nil
    }
    return consequence.consequence(&findings).map {
      DecisionStep(kind: .decide(when, $0), label: label, source: source)
    }
  }
}

private let consequenceFields: [Field<ConsequenceDraft>] = [
  Field("act", .text, "the action to take") { $0.act = $1 },
  Field("with", .template, "its arguments: literals, or references such as $input.amount") { $0.with = $1 },
  Field("output", .template, "what the workflow says; without an action it is a recommendation") { $0.output = $1 },
  Field("refuse", .word(RefusalReason.self), "the reason for which the case is refused") { $0.refuse = $1 },
  Field("escalate", .text, "the escalation to which the case goes") { $0.escalate = $1 },
  Field("adopt", .text, "the agent whose reply becomes the proposal") { $0.adopt = $1 },
]

private let consequenceTable = Table<ConsequenceDraft>("What a rule decides.", consequenceFields)

private let stepTable = Table<StepDraft>(
  "One step of the decision: ask an agent, or decide where a condition holds.",
  [
    Field("rule", .text, "what people call this rule") { $0.label = $1 },
    Field("ask", .text, "the agent whose reply later steps may read") { $0.ask = $1 },
    Field("when", .condition, "fields and what they must be, all of them") { $0.when = $1 },
    Field(
      "otherwise", consequenceTable.codec { ConsequenceDraft(source: $0) },
      "what happens to a case that no rule matched"
    ) { $0.otherwise = $1 },
  ] + consequenceFields.map { Field(lifting: $0) { step, body in body(&step.consequence) } })
