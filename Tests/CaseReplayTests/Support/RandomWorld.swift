import CaseModel
import Testing

/// A random workflow, a random case and random replies, all of them valid.
struct RandomWorld {
  let workflow: Workflow
  let item: Case
  let replies: [String: String]

  private static let names = ["n0", "n1", "n2", "n3"]

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let stage = Self.pick(Stage.allCases.map(\.rawValue), &random)
    let actions = Self.names.map { name in
      var fields = ["tier: \(Self.pick(Tier.allCases.map(\.rawValue), &random))"]
      if Bool.random(using: &random) { fields.append("reversible: \(Bool.random(using: &random))") }
      if Bool.random(using: &random) {
        fields.append("limits: {amount: {at_most: \(Int.random(in: 0...5, using: &random))}}")
      }
      if Bool.random(using: &random) { fields.append("approval: lead") }
      if Int.random(in: 0..<4, using: &random) == 0 { fields.append("requires: [order]") }
      return "  \(name): {\(fields.joined(separator: ", "))}"
    }
    var steps = ["- ask: a"]
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let action = Self.pick(Self.names, &random)
      let decision = Self.pick(["act: \(action)", "refuse: policy", "escalate: lead", "adopt: b", "adopt: a"], &random)
      steps.append("- when: {input.amount: \(Int.random(in: 0...5, using: &random))}\n    \(decision)")
    }
    steps.append(
      "- otherwise: {\(Self.pick(["act: \(Self.pick(Self.names, &random))", "adopt: a", "adopt: b"], &random))}")
    workflow = try Samples.workflow(
      """
      actions:
      \(actions.joined(separator: "\n"))
      escalations:
        lead: {owner: {name: Linus}, approvers: [Barbara], attach: [order]}
      agents: {a: {command: [a]}, b: {command: [b]}}
      decide:
      \(steps.map { "  \($0)" }.joined(separator: "\n"))
      """, stage: stage)
    let order = Bool.random(using: &random) ? #","order":"x""# : ""
    item = try Samples.item(
      #"{"amount":\#(Int.random(in: 0...5, using: &random))\#(order)}"#,
      approvals: Bool.random(using: &random)
        ? #"[{"for":"\#(Self.pick(Self.names, &random))","as":"lead","by":"Barbara"}]"# : "[]")
    replies = ["a": Self.reply(&random), "b": Self.reply(&random)]
  }

  private static func reply(_ random: inout SeededGenerator) -> String {
    let calls = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      let state = pick(["", #","executed":true"#, #","executed":true,"failed":true"#], &random)
      let name = pick(names + ["unheard_of"], &random)
      return #"{"action":"\#(name)","arguments":{"amount":\#(Int.random(in: 0...5, using: &random))}\#(state)}"#
    }
    let words = pick(
      [
        #""disposition":"act","#, "", #""disposition":"refuse","reason":"policy","#,
        #""disposition":"escalate","to":"lead","attached":["order"],"#, #""disposition":"escalate","to":"nobody","#,
      ], &random)
    return
      "{\(words)\"output\":{\"said\":\(Int.random(in: 0...2, using: &random))},\"calls\":[\(calls.joined(separator: ","))]}"
  }

  private static func pick<Element>(_ elements: [Element], _ random: inout SeededGenerator) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }
}
