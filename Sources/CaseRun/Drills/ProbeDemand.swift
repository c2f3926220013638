import CaseJSON
import CaseModel

/// What a workflow itself says must become of a probe.
///
/// Another rule than the real case's may decide about a probe; then only what holds for every rule is demanded.
struct ProbeDemand: Sendable {
  /// What must never happen, whichever rule decides.
  enum Ban: Sendable, Equatable {
    case nothing
    /// No call of the action.
    case action(String)
    /// No act of any kind.
    case acting
    /// No call of these actions, which are those that change something.
    case changing(Set<String>)
    /// Nothing but an error or an escalation.
    case anythingButErrorOrEscalation
  }

  /// What must happen where the rule that decided the real case decides again.
  enum Wish: Sendable, Equatable {
    case nothing
    case act(String)
    case refuse(Set<RefusalReason>)
    case escalate(to: String)
    /// The real case's outcome under the same workflow, whichever rule decides.
    case same
  }

  let ban: Ban
  let wish: Wish

  /// What was broken, in words; nothing where the outcome is as it must be.
  ///
  /// - Parameter step: the step that decided about the probe; absent where none did.
  func breach(by outcome: Outcome, step: JSONValue?, of probed: ProbedCase) -> String? {
    if isBanned(outcome) { return banText }
    // A reply that the real case did not need leaves nothing to compare.
    guard wish == .same || (step == probed.step && outcome.fault?.kind != .missingRecording) else { return nil }
    return isGranted(outcome, probed) ? nil : wishText
  }

  private func isBanned(_ outcome: Outcome) -> Bool {
    switch ban {
    case .nothing: false
    case .action(let action): outcome.disposition == .act && outcome.calls.contains { $0.call.action == action }
    case .acting: outcome.disposition == .act
    case .changing(let actions):
      outcome.disposition == .act && outcome.calls.contains { actions.contains($0.call.action) }
    case .anythingButErrorOrEscalation: outcome.disposition == .act || outcome.disposition == .refuse
    }
  }

  private func isGranted(_ outcome: Outcome, _ probed: ProbedCase) -> Bool {
    switch wish {
    case .nothing: true
    case .act(let action): outcome.disposition == .act && outcome.calls.contains { $0.call.action == action }
    case .refuse(let reasons):
      if case .refuse(let reason?) = outcome.result { reasons.contains(reason) } else { false }
    case .escalate(let contract): outcome.result == .escalate(to: contract)
    case .same: outcome.isLike(probed.ownOutcome)
    }
  }

  private var banText: String {
    switch ban {
    case .nothing: "anything"
    case .action(let action): "must not act: \(action)"
    case .acting: "must not act"
    case .changing: "must not change anything"
    case .anythingButErrorOrEscalation: "must end in an error or an escalation"
    }
  }

  private var wishText: String {
    switch wish {
    case .nothing: "anything"
    case .act(let action): "must act: \(action)"
    case .refuse(let reasons): "must refuse: \(reasons.map(\.rawValue).sorted().joined(separator: " or "))"
    case .escalate(let contract): "must escalate to \(contract)"
    case .same: "must come out the same"
    }
  }
}

extension Outcome {
  /// Whether the same was done in the same way: the result, the deciding step, the calls and the output.
  fileprivate func isLike(_ other: Outcome) -> Bool {
    result == other.result && trace.step == other.trace.step && output == other.output
      && calls.map(\.call) == other.calls.map(\.call)
  }
}
