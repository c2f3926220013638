import Foundation
import Testing

/// Ways to be one's own judge that were found by trying.
@Suite(.endToEnd, .enabled(if: GovernedProject.isPossible, "there is no git or no ssh-keygen"))
struct TrickTests {
  @Test func fg55_aTagThatIsCalledLikeTheBaseGivesNoVerdict() throws {
    let scratch = try GovernedProject()
    try scratch.git("update-ref", "refs/remotes/origin/main", scratch.base)
    try scratch.raiseTheLimit()
    let run = ["run", "flow.yaml", "--base", "origin/main"]
    try scratch.project.attempt(run).ends(with: 1, saying: "0 of 1 approvals")
    try scratch.git("tag", "origin/main", "HEAD")
    try scratch.project.attempt(run).ends(with: 2, saying: "names more than one revision")
  }

  /// An old version that a merge brings back was made by whoever merged it.
  @Test func fg64_aMergeWithAnOldVersionHasAnAuthor() throws {
    let scratch = try GovernedProject()
    try scratch.git("checkout", "--quiet", "-b", "side")
    try scratch.raiseTheLimit()
    try scratch.git("checkout", "--quiet", "main")
    let person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"]
    try scratch.run("git", person + ["merge", "--quiet", "--strategy=ours", "-m", "sync", "side"])
    try scratch.settle("nothing changed")
    let merge = try scratch.run(
      "git", person + ["commit-tree", "side^{tree}", "-p", scratch.base, "-p", "side", "-m", "again"])
    try scratch.git("reset", "--quiet", "--hard", merge)
    try scratch.approve(by: .ada)
    try scratch.attempt().ends(with: 1, saying: "0 of 1 approvals")
    #expect(try scratch.approve(by: .barbara).status == 0)
    try scratch.attempt().promotes()
  }

  @Test func fg62_anApprovalIsNotGoodForTheSameChangeAgain() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    #expect(try scratch.approve(by: .barbara).status == 0)
    try scratch.attempt().promotes()
    try scratch.change("flow.yaml", "{at_most: 100}", to: "{at_most: 50}")
    try scratch.change("flow.yaml", "version: 1.1.0", to: "version: 1.1.1")
    try scratch.settle("reverted after an incident")
    try scratch.change("flow.yaml", "{at_most: 50}", to: "{at_most: 100}")
    try scratch.change("flow.yaml", "version: 1.1.1", to: "version: 1.2.0")
    try scratch.commit("once more", by: .ada)
    try scratch.attempt().ends(with: 1, saying: "0 of 1 approvals")
  }

  @Test func fg64_anotherEndingMakesNoNewWorkflow() throws {
    let scratch = try GovernedProject()
    try scratch.git("mv", "flow.yaml", "flow.wf")
    try scratch.settle("another ending")
    try scratch.git("mv", "flow.wf", "moved.wf")
    try scratch.change("moved.wf", "{at_most: 50}", to: "{at_most: 100}")
    try scratch.change("moved.wf", "version: 1.0.0", to: "version: 1.1.0")
    try scratch.commit("move it", by: .ada)
    try scratch.project.attempt(["run", "moved.wf", "--base", scratch.base]).ends(with: 1, saying: "0 of 1 approvals")
  }

  @Test func fg64_aWorkflowThatWasEmptiedIsGone() throws {
    let scratch = try GovernedProject()
    let text = try scratch.project.read("flow.yaml").replacing("name: flow", with: "name: another")
    try scratch.project.write(
      text.replacing("flow.incidents.jsonl", with: "another.incidents.jsonl"), to: "another.yaml")
    try scratch.project.write("", to: "another.incidents.jsonl")
    try scratch.project.write("gone: true\n", to: "flow.yaml")
    try scratch.commit("another one", by: .ada)
    try scratch.project.attempt(["run", "another.yaml", "--base", scratch.base])
      .ends(with: 2, saying: "flow.yaml is gone since")
  }

  @Test(.timeLimit(.minutes(15))) func aSignatureThatNeverEndsDoesNotCount() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    try scratch.project.write("{}\n", to: "flow.approvals/endless.json")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.project.path + "/flow.approvals/endless.json.sig", withDestinationPath: "/dev/zero")
    try scratch.commit("an approval", by: .ada)
    try scratch.attempt().ends(with: 2, saying: "endless.json.sig is no file of at most 1 MiB")
  }

  /// A file of the change that is called like the base must not be what it is compared with.
  @Test func fg55_aFileThatIsCalledLikeTheBaseline() throws {
    let scratch = try GovernedProject()
    try scratch.git("branch", "released")
    try scratch.project.write(try scratch.project.read("flow.yaml"), to: "released")
    let attempt = try scratch.project.attempt(["run", "flow.yaml", "--baseline", "released"])
    try attempt.ends(with: 2, saying: "names a revision and something in this folder")
    try scratch.project.attempt(["run", "flow.yaml", "--baseline", "HEAD", "--base", "HEAD"]).ends(with: 64)
  }
}
