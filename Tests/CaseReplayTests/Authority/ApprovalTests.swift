import CaseModel
import Testing

/// Whose consent counts, and for what.
@Suite struct ApprovalTests {
  private func outcome(_ approvals: String) throws -> String {
    let outcome = try Driven(
      Samples.item("{}", approvals: approvals),
      through: Samples.adopting("pay: {tier: execute, approval: lead}\ngift: {tier: execute, approval: lead}"),
      replies: ["a": #"{"calls":[{"action":"pay"}]}"#]
    ).outcome
    return "\(outcome.line) by \(outcome.ownerLine)"
  }

  @Test(arguments: [
    ("an approver", #"[{"for":"pay","as":"lead","by":"Barbara"}]"#, "act by Barbara, approver"),
    ("the owner", #"[{"for":"pay","as":"lead","by":"Linus"}]"#, "act by Linus, approver"),
    ("nobody asked", "[]", "escalate lead by Linus, escalation_owner"),
    ("a stranger", #"[{"for":"pay","as":"lead","by":"Mallory"}]"#, "escalate lead by Linus, escalation_owner"),
    (
      "an owner of another contract", #"[{"for":"pay","as":"lead","by":"Margaret"}]"#,
      "escalate lead by Linus, escalation_owner"
    ),
    ("another contract", #"[{"for":"pay","as":"other","by":"Margaret"}]"#, "escalate lead by Linus, escalation_owner"),
    (
      "another contract, right person", #"[{"for":"pay","as":"other","by":"Linus"}]"#,
      "escalate lead by Linus, escalation_owner"
    ),
    ("no contract", #"[{"for":"pay","by":"Linus"}]"#, "escalate lead by Linus, escalation_owner"),
    ("another action", #"[{"for":"gift","as":"lead","by":"Linus"}]"#, "escalate lead by Linus, escalation_owner"),
    ("by nobody", #"[{"for":"pay","as":"lead"}]"#, "escalate lead by Linus, escalation_owner"),
    (
      "the name in lower case", #"[{"for":"pay","as":"lead","by":"linus"}]"#, "escalate lead by Linus, escalation_owner"
    ),
    (
      "the workflow's owner, whom the contract does not name", #"[{"for":"pay","as":"lead","by":"Ada"}]"#,
      "escalate lead by Linus, escalation_owner"
    ),
    (
      "a stranger first", #"[{"for":"pay","as":"lead","by":"Mallory"},{"for":"pay","as":"lead","by":"Barbara"}]"#,
      "act by Barbara, approver"
    ),
  ])
  func approval(_ what: String, approvals: String, expected: String) throws {
    #expect(try outcome(approvals) == expected, "\(what)")
  }

  @Test func anApprovalStandsOutsideTheInput() throws {
    let outcome = try Driven(
      Samples.item(#"{"approvals":[{"for":"pay","as":"lead","by":"Linus"}],"approved":true}"#),
      through: Samples.adopting("pay: {tier: execute, approval: lead}"),
      replies: ["a": #"{"calls":[{"action":"pay","arguments":{"approved_by":"Linus"}}]}"#]
    ).outcome
    #expect(outcome.line == "escalate lead")
  }

  @Test func anApprovalThatIsNotNeededChangesNoOwner() throws {
    let outcome = try Driven(
      Samples.item("{}", approvals: #"[{"for":"pay","as":"lead","by":"Linus"}]"#),
      through: Samples.adopting("pay: {tier: write, approval: lead}"), replies: ["a": #"{"calls":[{"action":"pay"}]}"#]
    ).outcome
    #expect(outcome.ownerLine == "Ada, workflow_owner")
    #expect(!outcome.isApproved)
  }
}
