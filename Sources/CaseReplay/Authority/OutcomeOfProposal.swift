import CaseJSON
import CaseModel

extension Authority {
  /// Turns a proposal into an outcome.
  ///
  /// Calls that were already executed never change the disposition: they are audited, those of agents whose reply only
  /// informed a rule too.
  func outcome(of proposal: Proposal, for item: Subject, trace: consuming Trace) -> Outcome {
    let executed = audited(trace.calls, for: item)
    switch proposal.kind {
    case .refuse(let reason):
      return refused(reason, executed, proposal.output, trace)
    case .escalate(let contract):
      return escalated(to: contract, executed, proposal, item, trace)
    case .act:
      let isExecuted = proposal.calls.contains { $0.call.state != .proposed }
      let proposed = isExecuted ? proposal.calls.filter { $0.call.state == .proposed } : proposal.calls
      let decision = proposed.isEmpty ? decisionOnOutput(for: item) : decision(on: proposed, for: item)
      trace.authority = decision
      switch decision.effect {
      case .refused(let reason):
        return refused(reason, executed, proposal.output, trace)
      case .escalated(let contract):
        let byUs = Proposal(kind: .escalate(to: contract), calls: [], output: proposal.output, attached: nil)
        return escalated(to: contract, executed, byUs, item, trace)
      case .allowed:
        return acted(proposal, item, trace, workflowOwner)
      case .approved(let approval):
        return acted(proposal, item, trace, AccountableOwner(name: approval.approver ?? "", role: .approver))
      }
    }
  }

  /// A fault, with the calls that were executed before it: what has happened has happened.
  func outcome(of fault: Fault, for item: Subject, trace: Trace) -> Outcome {
    var outcome = Outcome(.error(fault), trace: trace)
    outcome.calls = audited(trace.calls, for: item)
    outcome.owner = workflowOwner
    return outcome
  }

  /// The calls that are made now, and those that any agent had made before, each in its place.
  private func acted(
    _ proposal: Proposal, _ item: Subject, _ trace: consuming Trace, _ owner: AccountableOwner
  ) -> Outcome {
    let replies = trace.replies
    var outcome = Outcome(.act, trace: trace)
    for named in replies where named.agent != proposal.adopted {
      outcome.calls += audited(named.reply.calls, for: item)
    }
    outcome.calls.reserveCapacity(outcome.calls.count + proposal.calls.count)
    for governed in proposal.calls {
      if governed.call.state == .proposed {
        outcome.calls.append(Call(governed.call, tier: governed.tier))
      } else {
        outcome.calls += audited([governed.call], for: item)
      }
    }
    outcome.output = proposal.output
    own(&outcome, by: owner)
    return outcome
  }

  private func refused(
    _ reason: RefusalReason?, _ executed: [Call], _ output: JSONValue?, _ trace: consuming Trace
  ) -> Outcome {
    var outcome = Outcome(.refuse(reason), trace: trace)
    outcome.calls = executed
    outcome.output = output
    own(&outcome, by: workflow.exceptionOwner)
    return outcome
  }

  private func escalated(
    to name: String?, _ executed: [Call], _ proposal: Proposal, _ item: Subject, _ trace: consuming Trace
  ) -> Outcome {
    guard let name, let route = routes[name] else {
      let target = name.map { "'\($0)', which is no escalation of this workflow" } ?? "nobody"
      let fault = Fault(.unowned, "the case was escalated to \(target)")
      return outcome(of: fault, for: item, trace: trace)
    }
    var outcome = Outcome(.escalate(to: name), trace: trace)
    outcome.calls = executed
    outcome.output = proposal.output
    (outcome.attached, outcome.missingAttachments) = route.attachments(of: item.input, named: proposal.attached)
    own(&outcome, by: route.owner)
    return outcome
  }

  /// Gives an outcome its owner; one for which nobody answers is an error.
  private func own(_ outcome: inout Outcome, by owner: AccountableOwner) {
    if owner.name.isEmpty { outcome.result = .error(Fault(.unowned, "nobody answers for this outcome")) }
    outcome.owner = owner
  }

  /// The calls that an agent has made, each held against the same authority.
  private func audited(_ calls: [ProposedCall], for item: Subject) -> [Call] {
    if calls.isEmpty { return [] }
    return calls.filter { $0.state != .proposed }.map { call in
      let governed = governed(call)
      guard call.state == .executed, governed.tier?.changes ?? true else { return Call(call, tier: governed.tier) }
      let decision = decision(on: [governed], for: item)
      return Call(call, tier: governed.tier, violation: decision.permits ? nil : decision)
    }
  }
}
