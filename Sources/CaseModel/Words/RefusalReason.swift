/// Why a case was refused. The list is closed: a reason that is not on it is an error.
package enum RefusalReason: String, CaseIterable, Sendable {
  case missingInput = "missing_input"
  case exceedsAuthority = "exceeds_authority"
  case irreversibleWithoutApproval = "irreversible_without_approval"
  case unownedRisk = "unowned_risk"
  case outOfScope = "out_of_scope"
  case killSwitch = "kill_switch"
  case policy
}
