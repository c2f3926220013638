import Foundation
import Testing

/// What judges a workflow changes together with it, approved or not.
@Suite(.endToEnd, .enabled(if: GovernedProject.isPossible, "there is no git or no ssh-keygen"))
struct ProvenanceTests {
  /// The raised limit with something beside it, approved by somebody who may: still blocked, and it says why.
  private static func blocks(
    saying parts: String..., at location: Testing.SourceLocation = #_sourceLocation,
    beside change: (GovernedProject) throws -> Void
  ) throws {
    let scratch = try GovernedProject()
    try change(scratch)
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    let attempt = try scratch.attempt()
    try attempt.ends(with: 1, saying: "changed together with the workflow that they judge", at: location)
    for part in parts { #expect(attempt.printed.contains(part), "\(attempt.printed)", sourceLocation: location) }
    #expect(!attempt.printed.contains("0 of 1 approvals"), "\(attempt.printed)", sourceLocation: location)
  }

  @Test func fg54_theDatasetIsRelabelledWithTheWorkflow() throws {
    try Self.blocks(saying: "the dataset was weakened", "c2") { scratch in
      try scratch.change(
        "cases.jsonl",
        #""expected":{"disposition":"refuse","reason":"out_of_scope"}}"# + "\n"
          + #"{"id":"c3""#, to: #""expected":{"disposition":"refuse"}}"# + "\n" + #"{"id":"c3""#)
    }
  }

  @Test func fg55_thePassRateIsLoweredWithTheWorkflow() throws {
    try Self.blocks(saying: "the bar was loosened (gate.pass_rate.at_least: 0.9 → 0.8)") { scratch in
      try scratch.change("flow.yaml", "pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.8}")
    }
  }

  @Test func fg55_aWeightIsLoweredWithTheWorkflow() throws {
    try Self.blocks(saying: "the bar was loosened (budget.weights.unsafe_act") { scratch in
      try scratch.change("flow.yaml", "volume: 1000,", to: "volume: 1000, weights: {unsafe_act: 1},")
    }
  }

  @Test(arguments: [".github/workflows/gate.yml", ".gitlab-ci.yml", "Jenkinsfile", ".ci/run", ".tool-versions"])
  func fg56_theCIFileIsEditedWithTheWorkflow(_ file: String) throws {
    try Self.blocks(saying: "CI files changed (\(file))") { try $0.project.write("x: 1\n", to: file) }
  }

  @Test func fg57_deletedHardCasesBlock() throws {
    try Self.blocks(saying: "the dataset was weakened", "1 case is gone: c2") { scratch in
      let lines = try scratch.project.read("cases.jsonl").split(separator: "\n")
      // As many cases as before, so that nothing else is missing.
      let others =
        lines.filter { !$0.contains(#""id":"c2""#) }
        + [#"{"id":"easy","input":{"text":"spam","amount":99},"expected":{"disposition":"refuse"}}"#]
      try scratch.project.write(others.joined(separator: "\n") + "\n", to: "cases.jsonl")
      try scratch.project.write(
        try scratch.project.read("replies.jsonl").replacing(#""case":"c2""#, with: #""case":"easy""#),
        to: "replies.jsonl")
    }
  }

  @Test(arguments: ["", GovernedProject.incident("I-2")])
  func fg58_theLedgerIsEditedWithTheWorkflow(_ ledger: String) throws {
    try Self.blocks(saying: "what was recorded stays") { try $0.project.write(ledger, to: "flow.incidents.jsonl") }
  }

  @Test func anIncidentMoreIsNoEditedLedger() throws {
    let scratch = try GovernedProject()
    try scratch.project.write(
      GovernedProject.incident("I-1") + GovernedProject.incident("I-2"), to: "flow.incidents.jsonl")
    // Who notes an incident is no author of the change.
    try scratch.commit("an incident", by: .barbara)
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    try scratch.attempt().promotes()
  }

  @Test func fg64_theApproversAreEditedWithTheWorkflow() throws {
    try Self.blocks(saying: "who may approve was changed (change_control.approvers") { scratch in
      try scratch.change(
        "flow.yaml", "    - {name: Carol, principal: carol@example.com}\n",
        to: "    - {name: Eve, principal: eve@example.com}\n")
      let key = try String(contentsOfFile: scratch.key(of: .eve) + ".pub", encoding: .utf8)
      try scratch.project.write(
        "eve@example.com \(key)" + (try scratch.project.read("allowed_signers")), to: "allowed_signers")
    }
  }

  @Test func fg60_aRecordingIsEditedWithARule() throws {
    try Self.blocks(saying: "a recording is another and its agent is not (classifier)") { scratch in
      try scratch.change("replies.jsonl", #""confidence":0.9"#, to: #""confidence":0.95"#)
    }
  }

  /// The same as a change of its own takes an approval, and no more.
  @Test func aLoweredPassRateAloneTakesAnApproval() throws {
    let scratch = try GovernedProject()
    try scratch.change("flow.yaml", "pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.8}")
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.1.0")
    try scratch.commit("a lower bar", by: .ada)
    try scratch.attempt().ends(with: 1, saying: "0 of 1 approvals", "gate_loosened")
    try scratch.approve(by: .barbara)
    try scratch.attempt().promotes()
  }

  /// An approval is about the data, too: other cases behind the approver's back are other cases.
  @Test func fg57_casesDeletedAfterTheApproval() throws {
    let scratch = try GovernedProject()
    try scratch.change(
      "cases.jsonl", #""amount":0},"expected":{"disposition":"act","action":"reply"}"#,
      to: #""amount":0},"expected":{"disposition":"act"}"#)
    try scratch.commit("relabel", by: .ada)
    try scratch.attempt().ends(with: 1, saying: "0 of 1 approvals", "dataset_weakened")
    try scratch.approve(by: .barbara)
    try scratch.attempt().promotes()
    try scratch.change(
      "cases.jsonl", #""amount":0},"expected":{"disposition":"act"}"#,
      to: #""amount":0},"expected":{"disposition":"act"},"severity":"low""#)
    try scratch.commit("weaken again", by: .ada)
    try scratch.attempt().ends(with: 1, saying: "0 of 1 approvals", "it does not list the changes that were made")
  }
}
