import CaseModel
import Testing

@Suite struct ChangeControlTests {
  @Test func theChangeThatTakesMostDecides() {
    var control = ChangeControl()
    control.required = [.newAction: 3, .widerScope: 2]
    func changes(_ kinds: ChangeKind...) -> [WorkflowChange] { kinds.map { WorkflowChange($0, "x", explanation: "") } }
    #expect(control.approvals(for: []) == 0)
    #expect(control.approvals(for: changes(.narrowing, .neutral)) == 0)
    #expect(control.approvals(for: changes(.ownerChanged)) == 1)
    #expect(control.approvals(for: changes(.ownerChanged, .widerScope, .narrowing)) == 2)
    #expect(control.approvals(for: changes(.newAction, .widerScope)) == 3)
  }

  @Test func everyKindThatWidensTakesSomebody() {
    for kind in ChangeKind.allCases { #expect((ChangeControl().approvals(for: kind) > 0) == kind.widens) }
  }

  @Test(arguments: [
    ("Somebody", "BARBARA@example.com", true), ("Somebody", "b@home.example", true), ("barbara kim", "x@y.z", true),
    ("Barbara", "x@y.z", false), ("", "", false), ("Somebody", "xbarbara@example.com", false),
  ])
  func anAuthorIsKnownByAddressOrName(_ name: String, _ email: String, _ isPerhaps: Bool) {
    let approver = Approver(name: "Barbara Kim", principal: "barbara@example.com", emails: ["B@Home.example"])
    #expect(approver.isPerhaps(name: name, email: email) == isPerhaps)
  }
}
