package import CaseJSON

/// Something that went wrong in production, as a workflow's ledger has it.
package struct Incident: Sendable {
  package var id = ""
  package var workflow = ""
  /// The version that did it.
  package var version = ""
  /// When it did harm; this is what the budget's window is about.
  package var occurred = Instant(milliseconds: 0)
  /// When somebody noticed.
  package var detected = Instant(milliseconds: 0)
  package var severity = CaseSeverity.medium
  package var kind = FailureKind.unsafeAct
  /// What it costs the error budget, as it was decided when it was recorded.
  package var points = Points(thousandths: 0)
  /// The case of a dataset that reproduces it.
  package var caseID: String?
  package var note: String?
  /// Where it stands in the ledger.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }
}

/// A later line of a ledger: a case that reproduces an incident that was recorded before there was one.
package struct IncidentLink: Sendable {
  package var incident = ""
  package var caseID = ""
  /// Where it stands in the ledger.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }
}
