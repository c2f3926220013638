/// How far a workflow is trusted to change something without a person.
package enum Stage: String, CaseIterable, Sendable {
  /// Every change needs an approval.
  case shadow
  /// Changes happen inside declared limits.
  case bounded
  /// What can be undone happens; what cannot, inside declared limits.
  case trusted
}
