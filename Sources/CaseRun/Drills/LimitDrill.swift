import CaseJSON
import CaseModel

/// Moves what a limit looks at onto the limit, just inside it and just outside of it.
struct LimitDrill: Drill {
  /// Says what the limits are.
  let workflow: Workflow

  func probes(of probed: ProbedCase) -> [Probe] {
    // An approval lifts limits, so that only an act without one shows where they are.
    guard probed.outcome.disposition == .act, probed.approval == nil else { return [] }
    return probed.proposedCalls.indices.flatMap { index -> [Probe] in
      let call = probed.proposedCalls[index]
      guard let action = workflow.actions[call.action], workflow.stage != .shadow, action.tier?.changes ?? true else {
        return []
      }
      return action.limits.flatMap { probes(of: probed, action, $0, call, index) }
    }
  }

  private func probes(
    of probed: ProbedCase, _ action: Action, _ limit: Limit, _ call: ProposedCall, _ index: Int
  ) -> [Probe] {
    guard let site = LimitSite(of: limit, in: call, at: index, of: probed, steps: workflow.steps),
      let now = site.value(in: probed)
    else { return [] }
    let others = action.limits.filter {
      $0 != limit && LimitSite(of: $0, in: call, at: index, of: probed, steps: workflow.steps) == site
    }
    let values = BoundaryValues(of: limit.matcher, isInteger: site.isInteger(in: workflow)).values
    return values.compactMap { boundary in
      if boundary.isInside, !others.allSatisfy({ $0.matcher.isExpected(boundary.value) }) { return nil }
      guard boundary.value != now, let edited = site.setting(boundary.value, in: probed) else { return nil }
      let distance = now.number.flatMap { old in
        boundary.value.number.map { ($0.double - old.double).magnitude }
      }
      return Probe(
        kind: .limits, subject: "actions.\(action.name).limits.\(limit.path)",
        change: "\(site) \(now.canonicalText) → \(boundary.value.canonicalText)", distance: distance ?? 1,
        item: edited.item, replies: edited.replies, demand: demand(boundary, action, limit))
    }
  }

  private func demand(_ boundary: BoundaryValues.Boundary, _ action: Action, _ limit: Limit) -> ProbeDemand {
    if boundary.isInside { return ProbeDemand(ban: .nothing, wish: .act(action.name)) }
    let wish: ProbeDemand.Wish =
      if let contract = action.approval {
        .escalate(to: contract)
      } else {
        .refuse([action.isReversible ? .exceedsAuthority : .irreversibleWithoutApproval])
      }
    return ProbeDemand(ban: .beyond(limit, of: action.name), wish: wish)
  }
}
