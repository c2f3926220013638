package import CaseJSON

/// One difference between two versions of a workflow, by what it means and not by how its text differs.
package struct WorkflowChange: Sendable, Equatable {
  package let kind: ChangeKind
  /// The part that changed, as a dotted path: `actions.issue_refund.limits.amount`.
  package let subject: String
  /// What was there before, as it was written; absent for something new.
  package let old: String?
  /// What is there now; absent for something that was removed.
  package let new: String?
  /// What follows from it, in one line.
  package let explanation: String
  /// Where it stands in the new version, or the nearest part that is still there.
  package let location: SourceLocation?

  package init(
    _ kind: ChangeKind, _ subject: String, old: String? = nil, new: String? = nil, explanation: String,
    location: SourceLocation? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.old = old
    self.new = new
    self.explanation = explanation
    self.location = location
  }
}
