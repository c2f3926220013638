import CaseModel
import Testing

/// Each check of a workflow by itself: one change, one finding, at its place.
@Suite struct WorkflowCheckTests {
  struct Row: CustomTestStringConvertible {
    let changes: [(String, String)]
    let finding: String
    var hint: String?

    var testDescription: String { "\(finding): \(changes.map(\.1).joined(separator: " | "))" }

    init(_ old: String, _ new: String, _ finding: String, hint: String? = nil) {
      changes = [(old, new)]
      self.finding = finding
      self.hint = hint
    }

    init(_ changes: [(String, String)], _ finding: String, hint: String? = nil) {
      self.changes = changes
      self.finding = finding
      self.hint = hint
    }
  }

  private static let exception = "  exception: {name: Grace}\n"

  static let ownership = [
    Row("  workflow: {name: Ada}\n", "", "7:3 owner.missing"),
    Row(exception, "", "7:3 owner.missing"),
    Row("{name: Ada}", "{name: Ada, kind: team}", "7:13 owner.not-a-person"),
    Row("{name: Grace}", "{name: Grace, kind: vendor}", "8:14 owner.not-a-person"),
    Row("{name: Linus}", "{name: Linus, kind: team}", "16:17 owner.not-a-person"),
    Row("owner: {name: Linus}, ", "", "16:9 key.missing"),
    Row("{name: Ada}", "{name: \"\"}", "7:20 value.empty"),
    Row("{name: Ada}", "{title: Lead}", "7:13 key.missing"),
    Row("{name: Ada}", "{name: Ada, kind: robot}", "7:31 value.unknown"),
  ]

  static let references = [
    Row("approval: lead", "approval: led", "14:87 reference.escalation", hint: "did you mean 'lead'?"),
    Row("  - ask: classifier", "  - ask: clasifier", "20:10 reference.agent", hint: "did you mean 'classifier'?"),
    Row("    act: pay", "    act: pya", "24:10 reference.action"),
    Row("{act: reply}", "{act: replay}", "26:22 reference.action", hint: "did you mean 'reply'?"),
    Row("{act: reply}", "{escalate: leads}", "26:27 reference.escalation", hint: "did you mean 'lead'?"),
    Row("{act: reply}", "{adopt: classify}", "26:24 reference.agent"),
    Row("requires: [amount]", "requires: [amuont]", "14:34 reference.input", hint: "did you mean 'amount'?"),
    Row("attach: [text]", "attach: [tetx]", "16:62 reference.input"),
    Row("$input.amount", "$input.amout", "23:5 reference.input", hint: "did you mean 'amount'?"),
    Row("limits: {amount:", "limits: {amunt:", "14:52 reference.input", hint: "did you mean 'amount'?"),
    Row([("  classifier:", "  input:")], "18:10 agent.reserved-name"),
    Row("$input.amount", "$amount", "25:20 template.reference"),
    Row("{classifier.output.label: spam}", "{label: spam}", "21:12 condition.field"),
  ]

  static let decisions = [
    Row(
      "  - otherwise: {act: reply}", "  - otherwise: {act: reply}\n  - otherwise: {refuse: policy}",
      "27:5 decide.unreachable"),
    Row("  - otherwise: {act: reply}\n", "", "20:3 decide.no-otherwise"),
    Row(
      [("  - ask: classifier\n", ""), ("  - otherwise", "  - ask: classifier\n  - otherwise")], "20:11 decide.not-asked"
    ),
    Row(
      "{classifier.output.label: spam}", "{classifier.outputs.label: spam}", "21:11 decide.no-such-field",
      hint: "did you mean 'output'?"),
    Row("{classifier.output.label: spam}", "{}", "21:11 condition.empty"),
    Row("    refuse: out_of_scope", "    refuse: out_of_scope\n    escalate: lead", "21:5 decide.ambiguous"),
    Row("    refuse: out_of_scope", "    refuse: because", "22:13 value.unknown"),
    Row("    refuse: out_of_scope", "    rule: nothing", "21:5 decide.empty"),
    Row("    refuse: out_of_scope", "    refuse: policy\n    with: {a: 1}", "21:5 decide.with"),
    Row("{act: reply}", "{adopt: classifier, output: {a: x}}", "26:16 decide.output"),
    Row("  - ask: classifier", "  - ask: classifier\n    refuse: policy", "20:5 decide.ask"),
    Row(
      "  - otherwise: {act: reply}", "  - otherwise: {act: reply}\n    when: {input.text: x}", "26:5 decide.otherwise"),
    Row("  - when: {classifier.output.label: spam}\n    refuse", "  - refuse", "21:5 decide.no-condition"),
  ]

  static let actions = [
    Row(", limits: {amount: {at_most: 50}}, approval: lead}", "}", "14:8 action.never-permitted"),
    Row([("bounded", "shadow")], "13:10 action.never-permitted"),
    Row("{tier: write, reversible: true}", "{tier: wirte}", "13:17 value.unknown", hint: "did you mean 'write'?"),
    Row("{at_most: 50}", "{at_mots: 50}", "14:62 matcher.operator", hint: "did you mean 'at_most'?"),
    Row("{at_most: 50}", "{}", "14:61 matcher.empty"),
    Row("{at_most: 50}", "{at_most: \"50\"}", "14:71 value.type"),
    Row("requires: [amount]", "requires: [a..b]", "14:34 path.invalid"),
  ]

  static let header = [
    Row("casegate: 1", "casegate: 2", "1:11 workflow.format"), Row("name: flow", "name: my flow", "2:7 workflow.name"),
    Row("version: 1.0.0", "version: 1.0", "3:10 workflow.version"),
    Row("version: 1.0.0", "version: v1.0.0", "3:10 workflow.version"),
    Row("stage: bounded", "stage: bound", "5:8 value.unknown"),
    Row("summary: Answers.", "summary: 7", "4:10 value.type"),
  ]

  @Test(arguments: ownership + references + decisions + actions + header) func row(_ row: Row) throws {
    let findings = Texts.findings(try Texts.changed(row.changes))
    #expect(findings.places.contains("flow.yaml:\(row.finding)"), "\(findings.text)")
    if let hint = row.hint { #expect(findings.kept.contains { $0.hint == hint }, "\(findings.kept.map(\.hint))") }
  }

  @Test func shadowDemandsNoExceptionOwner() throws {
    let findings = Texts.findings(try Texts.changed([("bounded", "shadow"), (Self.exception, "")]))
    #expect(!findings.hasErrors, "\(findings.text)")
  }

  @Test func anAgentThatNobodyAsksIsAWarning() throws {
    let findings = Texts.findings(
      try Texts.changed([
        (
          "  classifier: {recording: replies.jsonl}",
          "  classifier: {recording: replies.jsonl}\n  other: {command: [x]}"
        )
      ]))
    #expect(findings.places == ["flow.yaml:19:10 agent.unused"])
    #expect(!findings.hasErrors)
  }

  @Test func inputsThatAreNotDeclaredAtAllMayBeRead() throws {
    let findings = Texts.findings(
      try Texts.changed([
        ("input:\n  text: {type: string, required: true}\n  amount: {type: number}\n", ""),
        ("$input.amount", "$input.anything"),
      ]))
    #expect(findings.isEmpty, "\(findings.text)")
  }

  @Test func severalFaultsAreAllReported() throws {
    let findings = Texts.findings(
      try Texts.changed([
        ("approval: lead", "approval: led"), ("{act: reply}", "{act: replay}"), ("  - ask: classifier", "  - ask: c"),
      ]))
    #expect(findings.errorCount >= 3, "\(findings.text)")
  }
}
