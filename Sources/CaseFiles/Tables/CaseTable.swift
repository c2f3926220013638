import CaseJSON
import CaseModel

/// A case as it is being read.
struct CaseDraft {
  var id = ""
  var input: JSONValue?
  var approvals: [Approval] = []
  var toolResults: [ToolResult] = []
  var expected: ReadExpectation?
  private var written: JSONValue?
  /// What was read of the cases before this one.
  var known = KnownExpectations()
  var severity = CaseSeverity.medium
  var tags: [String] = []
  var cluster: String?
  var validUntil: CalendarDate?

  /// Makes room for the next case.
  mutating func clear() {
    (id, input, approvals, expected, written) = ("", nil, [], nil, nil)
    toolResults = []
    (severity, tags, cluster, validUntil) = (.medium, [], nil, nil)
  }

  fileprivate mutating func expect(_ value: JSONValue, _ findings: inout Findings) {
    written = value
    expected = known.expectation(value, &findings)
  }

  func finished(_ source: JSONValue) -> Case? {
    guard let input, let expected, let written, !id.isEmpty else { return nil }
    return Case(
      id: id, input: input, approvals: approvals, toolResults: toolResults,
      expected: expected.value.written(at: written), severity: severity, tags: tags, cluster: cluster,
      validUntil: validUntil, source: source)
  }
}

/// The format of a case: one JSON object a line.
let caseTable = Table<CaseDraft>(
  "One past piece of work: what came in, the outcome that was right, and where it came from.",
  [
    Field("id", .caseID, isRequired: true, "what the case is called; unique in all datasets of a run") { $0.id = $1 },
    Field("input", .object, isRequired: true, "what the workflow was given") { $0.input = $1 },
    Field("approvals", .list(approvalTable.codec { _ in ApprovalDraft() }), "consents that people gave at the time") {
      $0.approvals = $1.map(\.approval)
    },
    Field("tool_results", .toolResults, "what tools answered at the time") { $0.toolResults = $1 },
    Field("expected", Codec<Expectation>.expectation.shape, isRequired: true, "the outcome that was right") {
      $1.expect($0, &$2)
    },
    Field("severity", .word(CaseSeverity.self), "how much it matters; medium unless said") { $0.severity = $1 },
    Field("tags", .list(.text), "what the case is an example of") { $0.tags = $1 },
    Field("cluster", .text, "what it shares with cases that are not independent of it") { $0.cluster = $1 },
    Field("valid_until", .date, "the last day of the policy that made the expected outcome right: 2026-06-30") {
      $0.validUntil = $1
    },
    Field("source", .object, "where it came from") { _, _ in },
    // Read again by whoever calibrates a judge, which few runs do.
    Field("judged", Codec<[CalibrationVerdict]>.judgedTexts, "texts that answer it, and what people say of them") {
      _, _ in
    },
  ])

extension Codec where Value == String {
  fileprivate static var caseID: Codec<String> {
    Codec<String>.text.map { id, value, findings in
      if id.utf8.count > 256 {
        findings.error("case.id", "this is too long to name a case", hint: "use at most 256 bytes", at: value)
        return nil
      }
      // Most ids are plain, and there may be a million of them.
      if id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return id }
      return Codec<String>.visible("an id").decode(value, &findings)
    }
  }
}

private struct ApprovalDraft {
  var action = ""
  var contract: String?
  var approver: String?
  var at: String?
  var evidence: String?

  var approval: Approval {
    Approval(action: action, contract: contract, approver: approver, at: at, evidence: evidence)
  }
}

private let approvalTable = Table<ApprovalDraft>(
  "A person's consent to one action.",
  [
    Field("for", .text, isRequired: true, "the action") { $0.action = $1 },
    Field("as", .text, "the escalation under which it was given") { $0.contract = $1 },
    Field("by", .text, "who gave it; by nobody it counts for nothing") { $0.approver = $1 },
    Field("at", .text, "when") { $0.at = $1 },
    Field("evidence", .text, "where it can be found") { $0.evidence = $1 },
  ])
