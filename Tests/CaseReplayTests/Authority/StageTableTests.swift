import CaseModel
import Testing

/// The whole table of the contract: stage × tier × reversibility × limits × approval.
@Suite struct StageTableTests {
  enum Limits: String, CaseIterable {
    case none, kept, exceeded
  }

  enum Consent: String, CaseIterable {
    case noContract, notGiven, given
  }

  struct Row: CustomTestStringConvertible {
    let stage: Stage
    let tier: Tier
    let isReversible: Bool
    let limits: Limits
    let consent: Consent

    var testDescription: String {
      "\(stage) \(tier) \(isReversible ? "reversible" : "irreversible"), limits \(limits), approval \(consent)"
    }

    var action: String {
      "pay: {tier: \(tier.rawValue), reversible: \(isReversible)"
        + (limits == .none ? "" : ", limits: {amount: {at_most: 50}}")
        + (consent == .noContract ? "" : ", approval: lead") + "}"
    }
  }

  /// What may happen without a person.
  private enum Freedom {
    case yes, approval, withinLimitsIfAny, onlyInsideLimits

    func covers(_ limits: Limits) -> Bool {
      switch self {
      case .yes: true
      case .approval: false
      case .withinLimitsIfAny: limits != .exceeded
      case .onlyInsideLimits: limits == .kept
      }
    }
  }

  /// The table, column by column: `read`, `recommend` | `write` | `execute` reversible | `execute` irreversible.
  private static let table: [Stage: [Freedom]] = [
    .shadow: [.yes, .approval, .approval, .approval],
    .bounded: [.yes, .withinLimitsIfAny, .onlyInsideLimits, .onlyInsideLimits],
    .trusted: [.yes, .withinLimitsIfAny, .withinLimitsIfAny, .onlyInsideLimits],
  ]

  static let rows: [Row] = Stage.allCases.flatMap { stage in
    Tier.allCases.flatMap { tier in
      [true, false].flatMap { isReversible in
        Limits.allCases.flatMap { limits in
          Consent.allCases.map {
            Row(stage: stage, tier: tier, isReversible: isReversible, limits: limits, consent: $0)
          }
        }
      }
    }
  }

  private func freedom(_ row: Row) throws -> Freedom {
    let columns = try #require(Self.table[row.stage])
    switch row.tier {
    case .read, .recommend: return columns[0]
    case .write: return columns[1]
    case .execute: return row.isReversible ? columns[2] : columns[3]
    }
  }

  @Test func theTableIsWhole() { #expect(Self.rows.count == 3 * 4 * 2 * 3 * 3) }

  @Test(arguments: rows) func row(_ row: Row) throws {
    let item = try Samples.item(
      #"{"amount":\#(row.limits == .exceeded ? 51 : 50)}"#,
      approvals: row.consent == .given ? #"[{"for":"pay","as":"lead","by":"Barbara"}]"# : "[]")
    let workflow = try Samples.adopting(row.action, stage: row.stage.rawValue)
    let outcome = try Driven(item, through: workflow, replies: ["a": #"{"calls":[{"action":"pay"}]}"#]).outcome
    let isFree = try freedom(row).covers(row.limits)
    switch (isFree, row.consent) {
    case (true, _):
      #expect(outcome.line == "act")
      #expect(outcome.ownerLine == "Ada, workflow_owner")
      #expect(!outcome.isApproved)
    case (false, .given):
      #expect(outcome.line == "act")
      #expect(outcome.ownerLine == "Barbara, approver")
      #expect(outcome.isApproved)
    case (false, .notGiven):
      #expect(outcome.line == "escalate lead")
      #expect(outcome.ownerLine == "Linus, escalation_owner")
    case (false, .noContract):
      #expect(outcome.line == (row.isReversible ? "refuse exceeds_authority" : "refuse irreversible_without_approval"))
      #expect(outcome.ownerLine == "Grace, exception_owner")
    }
    #expect(outcome.calls.count == (outcome.line == "act" ? 1 : 0))
  }
}
