package import CaseJSON

/// One past piece of work: what came in, the outcome that was right, and where it came from.
///
/// A value that is handed around by reference, because it is handed around much and never changes.
package final class Case: Sendable {
  package let id: String
  /// An object.
  package let input: JSONValue
  package let approvals: [Approval]
  /// What tools answered at the time.
  package let toolResults: [ToolResult]
  package let expected: Expectation
  package let severity: CaseSeverity
  package let tags: [String]
  /// What cases share that are not independent of each other: a customer, a thread, a template.
  package let cluster: String?
  /// The last day of the policy that made the expected outcome right; absent where it is not known to end.
  package let validUntil: CalendarDate?
  /// The whole case as it was read, which is what its digest covers.
  package let source: JSONValue

  package init(
    id: String, input: JSONValue, approvals: [Approval] = [], toolResults: [ToolResult] = [],
    expected: Expectation, severity: CaseSeverity = .medium, tags: [String] = [], cluster: String? = nil,
    validUntil: CalendarDate? = nil, source: JSONValue
  ) {
    self.id = id
    self.input = input
    self.approvals = approvals
    self.toolResults = toolResults
    self.expected = expected
    self.severity = severity
    self.tags = tags
    self.cluster = cluster
    self.validUntil = validUntil
    self.source = source
  }
}

/// A person's consent, given in the past, to one action on one case.
package struct Approval: Sendable, Equatable {
  /// The action that was approved.
  package let action: String
  /// The escalation contract under which it was approved.
  package let contract: String?
  /// Who approved it; an approval by nobody counts for nothing.
  package let approver: String?
  /// When, as the source wrote it.
  package let at: String?
  /// Where the consent can be found.
  package let evidence: String?

  package init(action: String, contract: String?, approver: String?, at: String? = nil, evidence: String? = nil) {
    self.action = action
    self.contract = contract
    self.approver = approver
    self.at = at
    self.evidence = evidence
  }
}
