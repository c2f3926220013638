/// An action that nothing can ever permit is a mistake that only shows as refusals.
func checkActions(_ draft: UncheckedWorkflow, _ findings: inout Findings) {
  for action in draft.actions {
    guard let tier = action.tier, let stage = draft.stage, tier.changes, action.approval == nil else { continue }
    if stage == .shadow || (stage.demandsLimits(tier: tier, isReversible: action.isReversible) && action.limits.isEmpty)
    {
      findings.warning(
        "action.never-permitted",
        "the action '\(action.name)' is always refused: at stage '\(stage.rawValue)' a \(tier.rawValue) action"
          + " needs \(stage == .shadow ? "an approval" : "declared limits or an approval"), and it has none",
        hint: "add approval: CONTRACT" + (stage == .shadow ? "" : ", or limits"), at: action.source)
    }
  }
}

extension Stage {
  /// Whether a changing action may happen without a person only inside limits that are declared.
  package func demandsLimits(tier: Tier, isReversible: Bool) -> Bool {
    switch self {
    case .shadow: true
    case .bounded: tier == .execute
    case .trusted: tier == .execute && !isReversible
    }
  }
}
