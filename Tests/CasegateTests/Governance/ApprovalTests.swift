import CaseJSON
import Foundation
import Testing

/// Who may agree to a change, and what their agreement is worth.
@Suite(.endToEnd, .enabled(if: GovernedProject.isPossible, "there is no git or no ssh-keygen"))
struct ApprovalTests {
  @Test func aRaisedLimitTakesAnApproval() throws {
    let scratch = try GovernedProject()
    try scratch.attempt().promotes()
    try scratch.raiseTheLimit()
    try scratch.attempt().ends(
      with: 1, saying: "0 of 1 approvals", "actions.pay.limits.amount (wider_scope)", "pass_rate")
    try scratch.approve(by: .barbara)
    let approved = try scratch.attempt()
    try approved.promotes()
    let check = try #require(
      try approved.verdict()?["checks"]?.elements.first { $0["name"]?.string == "change control" })
    #expect(check["observed"]?.string == "1")
    #expect(check["explanation"]?.string?.contains("Barbara (until 2098-12-31)") == true)
  }

  @Test func fg64_theAuthorApproves() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit(by: .ada)
    let approval = try scratch.approve(by: .ada)
    #expect(approval.status == 0)
    #expect(approval.printed.contains("does not count: Ada made the commit"))
    try scratch.attempt().ends(with: 1, saying: "0 of 1 approvals", "Ada made the commit", "an author cannot approve")
    // The witness: somebody else.
    try scratch.approve(by: .carol)
    try scratch.attempt().promotes()
  }

  @Test(arguments: [
    "raise\n\nCo-authored-by: B <BARBARA@example.com>", "raise\n\nco-authored-by: Barbara <other@example.com>",
  ])
  func fg64_aCoAuthorApproves(_ message: String) throws {
    let scratch = try GovernedProject()
    try scratch.change("flow.yaml", "{at_most: 50}", to: "{at_most: 100}")
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.1.0")
    try scratch.commit(message, by: .ada)
    try scratch.approve(by: .barbara)
    try scratch.attempt().ends(with: 1, saying: "Barbara made the commit")
  }

  @Test func fg62_anApprovalOfAnotherVersion() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    try scratch.change("flow.yaml", "{at_most: 100}", to: "{at_most: 101}")
    try scratch.commit("a little more", by: .ada)
    try scratch.attempt().ends(with: 1, saying: "0 of 1 approvals", "it is for another version than this one")
  }

  @Test func fg62_anExpiredApproval() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    try scratch.attempt("--as-of", "2098-12-31").promotes()
    try scratch.attempt("--as-of", "2099-01-01").ends(with: 1, saying: "it expired on 2098-12-31")
    // Put back, the clock counts approvals by today all the same.
    try scratch.attempt("--as-of", "2020-01-01").promotes()
    try scratch.approve(by: .carol, until: "2020-01-01").ends(with: 64, saying: "would never count")
  }

  @Test func fg62_anEditedStatement() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara, until: "2097-01-01")
    let file = try #require(try scratch.approvals().first)
    try scratch.change(file, "2097-01-01", to: "2098-01-01")
    try scratch.commit("a longer one", by: .ada)
    try scratch.attempt().ends(with: 1, saying: "0 of 1 approvals", "its signature is not one of these bytes")
  }

  @Test func fg62_aSignatureForSomethingElse() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    let file = try #require(try scratch.approvals().first)
    try FileManager.default.removeItem(atPath: scratch.project.path + "/" + file + ".sig")
    try scratch.attempt().ends(with: 1, saying: "there is no signature beside it")
    _ = try scratch.git("-c", "core.abbrev=7", "status")
    let line = "ssh-keygen -q -Y sign -n git -f \(scratch.key(of: .barbara)) \(file)"
    #expect(try scratch.project.shell(line).status == 0)
    try scratch.attempt().ends(with: 1, saying: "its signature is not one of these bytes for casegate-approval")
  }

  @Test func fg62_aKeyThatNobodyAllowed() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    // Signed in Barbara's name with Eve's key.
    let approval = try scratch.approve(by: .barbara, key: .eve)
    #expect(approval.printed.contains("by no key that was allowed"))
    try scratch.attempt().ends(with: 1, saying: "0 of 1 approvals", "by no key that was allowed at the base")
    try scratch.approve(by: .eve).ends(with: 65, saying: "'eve@example.com' may not approve")
  }

  /// Who allows their own key in the same change is judged by the keys from before.
  @Test func fg62_aKeyThatTheChangeAllows() throws {
    let scratch = try GovernedProject()
    let key = try String(contentsOfFile: scratch.key(of: .eve) + ".pub", encoding: .utf8)
    try scratch.project.write(
      "barbara@example.com \(key)" + (try scratch.project.read("allowed_signers")), to: "allowed_signers")
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara, key: .eve)
    try scratch.attempt().ends(with: 1, saying: "by no key that was allowed at the base", "who may approve was changed")
  }

  @Test func fg64_oneApproverIsCountedOnce() throws {
    let two = GovernedProject.fixture.changing(
      "allowed_signers: allowed_signers\n", to: "allowed_signers: allowed_signers\n  require: {wider_scope: 2}\n")
    let scratch = try GovernedProject(two)
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    try scratch.attempt().ends(with: 1, saying: "1 of 2 approvals")
    let file = try #require(try scratch.approvals().first)
    try scratch.project.write(try scratch.project.read(file), to: file.replacing(".json", with: "-2.json"))
    try scratch.project.write(try scratch.project.read(file + ".sig"), to: file.replacing(".json", with: "-2.json.sig"))
    try scratch.commit("again", by: .barbara)
    try scratch.attempt().ends(with: 1, saying: "1 of 2 approvals", "Barbara is counted already")
    try scratch.approve(by: .carol)
    try scratch.attempt().promotes()
  }

  /// A tool that the digest covers is a part of what was approved.
  @Test func fg63_aFileOfAnAgentChangesAfterTheApproval() throws {
    let fixture = GovernedProject.fixture.changing(
      "{recording: replies.jsonl}", to: "{recording: replies.jsonl, command: [cat, prompt.txt], files: [prompt.txt]}")
    let scratch = try GovernedProject(fixture, beside: ["prompt.txt": "be careful\n"])
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    try scratch.attempt().promotes()
    try scratch.project.write("be generous\n", to: "prompt.txt")
    try scratch.commit("another prompt", by: .ada)
    try scratch.attempt().ends(
      with: 1, saying: "0 of 1 approvals", "agents.classifier.files", "it is for another version than this one")
  }

  /// So is what its program may see.
  @Test func fg63_anAgentSeesMoreAfterTheApproval() throws {
    let fixture = GovernedProject.fixture.changing(
      "{recording: replies.jsonl}", to: "{recording: replies.jsonl, command: [cat, prompt.txt], files: [prompt.txt]}")
    let scratch = try GovernedProject(fixture, beside: ["prompt.txt": "be careful\n"])
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    try scratch.change("flow.yaml", "files: [prompt.txt]}", to: "files: [prompt.txt], env: [PAYMENTS_TOKEN]}")
    try scratch.commit("a token", by: .ada)
    try scratch.attempt().ends(
      with: 1, saying: "0 of 1 approvals", "new_integration", "it is for another version than this one")
  }

  @Test func whatNobodyCommittedHasNoAuthor() throws {
    let scratch = try GovernedProject()
    try scratch.change("flow.yaml", "{at_most: 50}", to: "{at_most: 100}")
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.1.0")
    try scratch.approve(by: .barbara)
    // Barbara's commit of the approval took the change with it; now it has an author.
    try scratch.attempt().ends(with: 1, saying: "Barbara made the commit")
    try scratch.change("flow.yaml", "{at_most: 100}", to: "{at_most: 1000}")
    try scratch.attempt().ends(with: 2, saying: "flow.yaml differ from what is committed")
  }

  @Test func aNarrowerChangeTakesNobody() throws {
    let scratch = try GovernedProject()
    try scratch.change("flow.yaml", "{at_most: 50}", to: "{at_most: 20}")
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.0.1")
    try scratch.attempt().promotes()
    try scratch.commit("lower the limit", by: .ada)
    try scratch.attempt().promotes()
  }

  /// A change cannot relax its own judge: not by taking it away, and not by asking fewer.
  @Test func fg64_changeControlIsTakenAway() throws {
    let two = GovernedProject.control + "  require: {wider_scope: 2}\n"
    let fixture = GovernedProject.fixture.changing(GovernedProject.control, to: two)
    for (old, new) in [(two, ""), ("{wider_scope: 2}", "{wider_scope: 1}")] {
      let scratch = try GovernedProject(fixture)
      try scratch.change("flow.yaml", old, to: new)
      try scratch.raiseTheLimit()
      try scratch.approve(by: .barbara)
      try scratch.attempt().ends(with: 1, saying: "1 of 2 approvals", "who may approve was changed")
    }
  }

  /// Who asks for more approvals than before needs none.
  @Test func stricterChangeControlTakesNobody() throws {
    let scratch = try GovernedProject()
    try scratch.change(
      "flow.yaml", GovernedProject.control, to: GovernedProject.control + "  require: {new_action: 2}\n")
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.0.1")
    try scratch.commit("two for a new action", by: .ada)
    try scratch.attempt().promotes()
  }

  @Test func withoutChangeControlALineSaysSo() throws {
    let scratch = try GovernedProject(Fixture())
    try scratch.raiseTheLimit()
    let attempt = try scratch.attempt()
    try attempt.promotes()
    #expect(attempt.printed.contains("has no change_control: 1 change that widens took nobody's approval"))
  }
}

extension GovernedProject {
  /// The statements, from the project's root.
  func approvals() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: project.path + "/flow.approvals")
      .filter { $0.hasSuffix(".json") }.sorted().map { "flow.approvals/" + $0 }
  }
}
