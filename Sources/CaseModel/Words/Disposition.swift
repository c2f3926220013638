/// What a workflow did with a case, or should have done.
package enum Disposition: String, CaseIterable, Sendable {
  case act, refuse, escalate
}
