import CaseModel
import Testing

/// Who answers for each kind of outcome.
@Suite struct OwnerTests {
  private let contracts = """
    actions: {pay: {tier: execute, approval: lead}, note: {tier: write}, gone: {tier: execute}}
    escalations: {lead: {owner: {name: Linus}, approvers: [Barbara]}}
    """

  private func owner(
    _ decision: String, stage: String = "bounded", exception: Bool = true, approvals: String = "[]"
  ) throws -> String {
    let workflow = try Samples.workflow(
      "\(contracts)\ndecide: [{otherwise: {\(decision)}}]", stage: stage, exception: exception)
    let outcome = try Driven(Samples.item("{}", approvals: approvals), through: workflow).outcome
    return "\(outcome.line): \(outcome.ownerLine)"
  }

  @Test func anActIsTheWorkflowOwners() throws {
    #expect(try owner("act: note") == "act: Ada, workflow_owner")
    #expect(try owner("output: {said: yes please}") == "act: Ada, workflow_owner")
  }

  @Test func anApprovedActIsTheApprovers() throws {
    let approvals = #"[{"for":"pay","as":"lead","by":"Barbara"}]"#
    #expect(try owner("act: pay", approvals: approvals) == "act: Barbara, approver")
  }

  @Test func anEscalationIsTheContractOwners() throws {
    #expect(try owner("escalate: lead") == "escalate lead: Linus, escalation_owner")
    #expect(try owner("act: pay") == "escalate lead: Linus, escalation_owner")
  }

  @Test func aRefusalIsTheExceptionOwners() throws {
    #expect(try owner("refuse: policy") == "refuse policy: Grace, exception_owner")
    #expect(try owner("act: gone") == "refuse irreversible_without_approval: Grace, exception_owner")
  }

  @Test func inShadowWithoutAnExceptionOwnerARefusalIsTheWorkflowOwners() throws {
    #expect(try owner("refuse: policy", stage: "shadow", exception: false) == "refuse policy: Ada, workflow_owner")
    #expect(try owner("refuse: policy", stage: "shadow") == "refuse policy: Grace, exception_owner")
  }

  @Test(arguments: [
    #"{"disposition":"escalate","to":"nobody"}"#, #"{"disposition":"escalate"}"#,
  ])
  func anEscalationToWhomNobodyDeclaredIsAnError(reply: String) throws {
    let outcome = try Driven(
      Samples.item(), through: Samples.adopting("note: {tier: write}"), replies: ["a": reply]
    ).outcome
    #expect(outcome.line == "error unowned")
    #expect(outcome.disposition == nil)
    #expect(outcome.ownerLine == "Ada, workflow_owner")
  }

  @Test func anErrorIsTheWorkflowOwners() throws {
    let outcome = try Driven(Samples.item(), through: Samples.adopting("note: {tier: write}")).outcome
    #expect(outcome.line == "error transport")
    #expect(outcome.ownerLine == "Ada, workflow_owner")
  }
}
