package import CaseJSON

/// Something about who answers for a workflow that is missing, or is not as its stage demands.
package struct OwnershipGap: Sendable {
  /// The part of the map that it is about.
  package enum Subject: Hashable, Sendable {
    case role(OwnershipRole)
    case action(String)
    case contract(String)
    case workflow
  }

  package let subject: Subject
  /// A stable name for machines.
  package let code: String
  /// What is missing in a few words: `queue`, `an approver`.
  package let what: String
  package let message: String
  /// What to write, so that it can be pasted.
  package let hint: String
  /// Where to write it.
  package let place: JSONValue

  init(
    _ subject: Subject, _ code: String, _ what: String, _ message: String, hint: String, at place: JSONValue
  ) {
    self.subject = subject
    self.code = code
    self.what = what
    self.message = message
    self.hint = hint
    self.place = place
  }

  /// The gap as a finding; a warning, because the outcomes all have somebody who answers for them.
  package var finding: Finding { Finding(.warning, code, message, hint: hint, at: place) }
}

extension OwnershipGap {
  /// All gaps in one warning, for a run, which is about something else.
  package static func summary(of workflow: Workflow) -> Finding? {
    let gaps = gaps(of: workflow)
    if gaps.isEmpty { return nil }
    let what = gaps.count == 1 ? "1 thing" : "\(gaps.count) things"
    return Finding(
      .warning, "ownership.incomplete",
      "\(what) about who answers for this workflow \(gaps.count == 1 ? "is" : "are") missing at stage"
        + " '\(workflow.stage.rawValue)'", hint: "casegate check says what to write, and where",
      at: workflow.source["stage"] ?? workflow.source)
  }
}

/// What somebody can answer for beside the escalations, each of which has an owner of its own.
package enum OwnershipRole: String, CaseIterable, Sendable {
  case workflow, system, exception, outcome
  case killSwitch = "kill_switch"
  case incidents
  case changes = "change_control"
  case review, rollback

  package var title: String {
    switch self {
    case .workflow: "workflow owner"
    case .system: "system owner"
    case .exception: "exception owner"
    case .outcome: "outcome owner"
    case .killSwitch: "kill switch"
    case .incidents: "incident ledger"
    case .changes: "change approvers"
    case .review: "review"
    case .rollback: "rollback"
    }
  }

  /// The stage from which on it has to be there.
  package var demandedFrom: Stage {
    switch self {
    case .workflow, .system: .shadow
    case .exception, .killSwitch, .incidents: .bounded
    case .outcome, .changes, .review, .rollback: .trusted
    }
  }
}

extension Stage {
  /// Whether what a stage demands is demanded here too.
  package func demands(_ stage: Stage) -> Bool { rank >= stage.rank }

  private var rank: Int {
    switch self {
    case .shadow: 0
    case .bounded: 1
    case .trusted: 2
    }
  }

  /// Where a workflow goes whose error budget is spent; from `shadow`, nowhere but off.
  package var stepDown: Stage? {
    switch self {
    case .trusted: .bounded
    case .bounded: .shadow
    case .shadow: nil
    }
  }
}
