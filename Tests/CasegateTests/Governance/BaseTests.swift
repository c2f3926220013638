import Foundation
import Testing

/// A base that cannot be read is no base on which a verdict could rest.
@Suite(.endToEnd, .enabled(if: GovernedProject.isPossible, "there is no git or no ssh-keygen"))
struct BaseTests {
  @Test(arguments: ["origin/main", "--all", "HEAD:flow.yaml"])
  func anUnknownRevisionGivesNoVerdict(_ revision: String) throws {
    let scratch = try GovernedProject()
    let attempt = try scratch.project.attempt(["run", "flow.yaml", "--base=\(revision)"])
    try attempt.ends(with: 2, saying: "revision")
    #expect(attempt.run == nil)
  }

  @Test func aShallowCloneGivesNoVerdict() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    try scratch.git("clone", "--quiet", "--depth=1", "file://\(scratch.project.path)", scratch.project.path + "/clone")
    let line = "cd clone && \"$CASEGATE\" run flow.yaml --base \(scratch.base)"
    let attempt = try scratch.project.shell(line)
    #expect(attempt.status == 2)
    #expect(attempt.printed.contains("fetch-depth: 0"), "\(attempt.printed)")
  }

  @Test func withoutGitThereIsNoVerdict() throws {
    let scratch = try GovernedProject()
    let attempt = try scratch.project.attempt(
      ["run", "flow.yaml", "--base", scratch.base], environment: ["PATH": "/nowhere", "COLUMNS": "240"])
    try attempt.ends(with: 2, saying: "the program 'git' is not there")
  }

  /// With git and without ssh-keygen: approvals that nobody can check do not count, and nobody may think they did.
  @Test func withoutSSHKeygenThereIsNoVerdict() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    let programs = scratch.project.path + "/.casegate/programs"
    let line = "mkdir -p \(programs) && ln -s \"$(command -v git)\" \(programs)/git"
    #expect(try scratch.project.shell(line).status == 0)
    let attempt = try scratch.project.attempt(
      ["run", "flow.yaml", "--base", scratch.base], environment: ["PATH": programs, "COLUMNS": "240"])
    try attempt.ends(with: 2, saying: "the program 'ssh-keygen' is not there")
  }

  @Test func variablesOfGitLeadNowhere() throws {
    let scratch = try GovernedProject()
    let other = try GovernedProject(Fixture())
    try scratch.raiseTheLimit()
    let attempt = try scratch.project.attempt(
      ["run", "flow.yaml", "--base", scratch.base],
      environment: [
        "GIT_DIR": other.project.path + "/.git", "GIT_WORK_TREE": other.project.path, "GIT_INDEX_FILE": "/dev/null",
        "COLUMNS": "240",
      ])
    try attempt.ends(with: 1, saying: "0 of 1 approvals")
  }

  @Test func aBaseThatIsNoPartOfTheHistoryGivesNoVerdict() throws {
    let scratch = try GovernedProject()
    try scratch.git("checkout", "--quiet", "-b", "other")
    let other = try scratch.commit("elsewhere", by: .carol)
    try scratch.git("checkout", "--quiet", "main")
    try scratch.raiseTheLimit()
    try scratch.project.attempt(["run", "flow.yaml", "--base", other])
      .ends(with: 2, saying: "what is checked out does not contain")
  }

  @Test func aNewWorkflowSaysSo() throws {
    let scratch = try GovernedProject()
    let text = try scratch.project.read("flow.yaml").replacing("name: flow", with: "name: another")
    try scratch.project.write(
      text.replacing("flow.incidents.jsonl", with: "another.incidents.jsonl"), to: "another.yaml")
    try scratch.project.write("", to: "another.incidents.jsonl")
    try scratch.commit("another workflow", by: .ada)
    let attempt = try scratch.project.attempt(["run", "another.yaml", "--base", scratch.base])
    try attempt.promotes()
    #expect(attempt.printed.contains("a new one takes nobody's approval"), "\(attempt.printed)")
  }

  /// Who moves the file does not get rid of those who have to agree.
  @Test func fg64_aMovedWorkflowIsNoNewOne() throws {
    let scratch = try GovernedProject()
    try scratch.git("mv", "flow.yaml", "moved.yaml")
    try scratch.change("moved.yaml", "{at_most: 50}", to: "{at_most: 100}")
    try scratch.change("moved.yaml", "version: 1.0.0", to: "version: 1.1.0")
    try scratch.commit("move it", by: .ada)
    try scratch.project.attempt(["run", "moved.yaml", "--base", scratch.base]).ends(with: 1, saying: "0 of 1 approvals")
    try scratch.approve(by: .barbara, workflow: "moved.yaml")
    try scratch.project.attempt(["run", "moved.yaml", "--base", scratch.base]).promotes()
  }

  /// Nor who gives it another name on the way.
  @Test func fg64_aWorkflowThatIsGoneMayBeTheNewOne() throws {
    let scratch = try GovernedProject()
    try scratch.git("mv", "flow.yaml", "moved.yaml")
    try scratch.change("moved.yaml", "name: flow", to: "name: renamed")
    try scratch.change("moved.yaml", "flow.incidents.jsonl", to: "renamed.incidents.jsonl")
    try scratch.project.write("", to: "renamed.incidents.jsonl")
    try scratch.commit("move and rename it", by: .ada)
    try scratch.project.attempt(["run", "moved.yaml", "--base", scratch.base])
      .ends(with: 2, saying: "flow.yaml is gone since")
  }

  @Test func nothingStaysOfTheBase() throws {
    let scratch = try GovernedProject()
    try scratch.raiseTheLimit()
    let folder = scratch.project.path + "/.casegate/temporary"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let attempt = try scratch.project.attempt(
      ["run", "flow.yaml", "--base", scratch.base], environment: ["TMPDIR": folder, "COLUMNS": "240"])
    try attempt.ends(with: 1, saying: "0 of 1 approvals")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(try scratch.git("status", "--porcelain").isEmpty)
  }

  @Test(arguments: [1, 2]) func nothingStaysOfTheBaseOfAnInterruptedRun(_ signals: Int) throws {
    var fixture = LiveFixture(settings: "timeout: 300s")
    fixture.faults[19] = "hang"
    let project = try fixture.project()
    let line = "git init -q && git add flow.yaml cases.jsonl && git -c user.name=A -c user.email=a@x commit -qm base"
    #expect(try project.shell(line).status == 0)
    let folder = project.path + "/.casegate/temporary"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let running = try RunningRun(project, ["--base", "HEAD"], environment: ["TMPDIR": folder]) {
      MarkedProcesses.children(of: project.path).count > 0
    }
    // While it runs, the base is there.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    if signals == 2 { running.signal(SIGINT) }
    #expect(try running.stop(with: SIGINT).status == 130)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func theVersionHasToRise() throws {
    let scratch = try GovernedProject()
    try scratch.change("flow.yaml", "{at_most: 50}", to: "{at_most: 100}")
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.0.1")
    try scratch.commit("a patch", by: .ada)
    try scratch.approve(by: .barbara)
    try scratch.attempt().ends(with: 1, saying: "which takes a higher minor version")
  }
}
