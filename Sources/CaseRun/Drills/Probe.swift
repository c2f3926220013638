import CaseJSON
import CaseModel

/// A case derived from a real one by one change, with what must come of it.
struct Probe: Sendable {
  let kind: DrillKind
  /// What is probed: `actions.issue_refund.limits.amount`.
  let subject: String
  /// What was changed, in words: `amount 42.5 → 50.01`.
  let change: String
  /// How large the change is; only changes of one subject are compared.
  var distance = 1.0
  let item: Case
  let replies: [NamedReply]
  var world = World.asReleased
  let demand: ProbeDemand

  /// Under which workflow the probe is replayed.
  enum World: Sendable, Hashable {
    case asReleased
    case killed
    /// Nobody may approve under the contract any more.
    case withoutContract(String)
  }
}

/// A real case with what becomes of it, from which probes are derived.
struct ProbedCase: Sendable {
  let item: Case
  /// Under the workflow that says where the boundary is, with the replies that the probed one got.
  let outcome: Outcome
  /// The text of the step that decided there; absent where none did.
  let step: JSONValue?
  /// Under the workflow that is probed.
  let ownOutcome: Outcome

  var replies: [NamedReply] { ownOutcome.trace.replies }

  /// The calls that the outcome made and that were not executed before by an agent.
  var proposedCalls: [ProposedCall] {
    outcome.disposition == .act ? outcome.calls.map(\.call).filter { $0.state == .proposed } : []
  }

  /// The approval that let it act; absent where it acted without one, or not at all.
  var approval: Approval? {
    if outcome.isApproved, case .approved(let approval) = outcome.trace.authority?.effect { approval } else { nil }
  }
}

/// Derives probes of one kind.
protocol Drill: Sendable {
  func probes(of probed: ProbedCase) -> [Probe]
}
