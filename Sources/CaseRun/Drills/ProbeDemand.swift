import CaseJSON
import CaseModel

/// What a workflow itself says must become of a probe.
///
/// Another rule than the real case's may decide about a probe; then only what holds for every rule is demanded.
struct ProbeDemand: Sendable {
  /// What must never happen, whichever rule decides.
  enum Ban: Sendable, Equatable {
    case nothing
    /// No call of the action with a value that its limit does not let through, whatever rule makes it.
    case beyond(Limit, of: String)
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

  /// What an outcome makes of the demand.
  enum Judgement: Equatable {
    case kept
    /// What was broken, in words.
    case broken(String)
    /// Another rule decided, about which nothing is demanded.
    case undemanded
  }

  /// - Parameters:
  ///   - item: the derived case.
  ///   - step: the step that decided about the probe; absent where none did.
  func judge(_ outcome: Outcome, on item: Case, step: JSONValue?, of probed: ProbedCase) -> Judgement {
    if isBanned(outcome, on: item) { return .broken(banText) }
    // A reply that the real case did not need leaves nothing to compare.
    guard wish == .same || (step == probed.step && outcome.fault?.kind != .missingRecording) else {
      return bansAlways ? .kept : .undemanded
    }
    return isGranted(outcome, probed) ? .kept : .broken(wishText)
  }

  /// Whether the ban says something about every outcome, and not only about those that reach a limit.
  private var bansAlways: Bool {
    switch ban {
    case .nothing, .beyond: false
    case .action, .acting, .changing, .anythingButErrorOrEscalation: true
    }
  }

  private func isBanned(_ outcome: Outcome, on item: Case) -> Bool {
    switch ban {
    case .nothing: false
    case .beyond(let limit, let action):
      outcome.disposition == .act
        && outcome.calls.contains { $0.call.action == action && !limit.lets($0.call, on: item) }
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
    case .beyond(let limit, let action): "must not act beyond \(limit.text): \(action)"
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

extension Limit {
  /// Whether the call's argument, or the input where it has none of that name, is inside the limit.
  fileprivate func lets(_ call: ProposedCall, on item: Case) -> Bool {
    let argument = path.components.first.flatMap { call.arguments?[$0] } != nil
    let value = argument ? call.arguments?.at(path) : item.input.at(path)
    return value.map { !$0.isNull && matcher.isExpected($0) } ?? false
  }
}
