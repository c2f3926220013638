import CaseJSON

/// Approvals that nobody can give, or that one person could give twice, are no approvals.
func checkChangeControl(_ draft: UncheckedWorkflow, _ findings: inout Findings) {
  guard let control = draft.changeControl else { return }
  let source = draft.source["change_control"] ?? draft.source
  let places = Array((source["approvers"] ?? source).elements)
  var owners: [String: String] = [:]
  for (index, approver) in control.approvers.enumerated() {
    let place = index < places.count ? places[index] : source
    for identity in Set(([approver.name, approver.principal] + approver.emails).map { $0.lowercased() }).sorted() {
      if let other = owners.updateValue(approver.name, forKey: identity) {
        findings.error(
          "change-control.doubled", "'\(identity.printable)' stands for two approvers: \(other) and \(approver.name)",
          hint: "each approval must be somebody else's", at: place)
      }
    }
  }
  for (kind, number) in control.required.sorted(by: { $0.key.rawValue < $1.key.rawValue })
  where number > control.approvers.count {
    findings.error(
      "change-control.too-few",
      "\(kind.rawValue) takes \(number) approvals, and there \(control.approvers.count == 1 ? "is 1 approver" : "are \(control.approvers.count) approvers")",
      hint: "name more approvers, one more than that: an author cannot approve",
      at: source["require"]?[kind.rawValue] ?? source)
  }
}
