import CaseJSON
import Foundation
import Testing
import Yams

/// The CI files of this repository: whatever masks a verdict on its way to the merge button is noticed here.
@Suite(.endToEnd) struct CITests {
  private static let names = ["ci.yml", "ai-workflow-release.yml"]
  private static let run = "casegate run workflows/support-triage.yaml"

  @Test(arguments: names)
  func noTrapIsSet(name: String) throws {
    #expect(try CIFile(shipped: name).traps == [])
  }

  /// Holds a broken variant of both files against the row that it sets.
  private func expect(
    _ row: Int, _ old: String, _ new: String, in names: [String] = names,
    at location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    for name in names {
      let broken = try CIFile(shipped: name).changing(old, to: new)
      #expect(broken.traps.contains(row), "\(name): \(new)", sourceLocation: location)
    }
  }

  /// In the file of the release gate.
  private func expect(_ row: Int, command: String, at location: Testing.SourceLocation = #_sourceLocation) throws {
    let shipped = try CIFile(shipped: "ai-workflow-release.yml")
    let line = try #require(shipped.commands.first { $0.contains(Self.run) })
    let broken = try shipped.changing(line, to: command.replacing("RUN", with: line))
    #expect(broken.traps.contains(row), "\(command)", sourceLocation: location)
  }

  @Test func fg75_aPipeMasksTheExitCode() throws {
    try expect(75, command: "RUN | tee log.txt")
    try expect(75, "bash .ci/run", "bash .ci/run | tee log.txt", in: ["ci.yml"])
    let script = try String(contentsOf: CIFile.package.appendingPathComponent(".ci/run"), encoding: .utf8)
    #expect(script.split(separator: "\n").contains("set -euo pipefail"))
  }

  @Test(arguments: [
    "RUN || true", "RUN; true", "RUN & wait", "\"! RUN\"", "|\n          set +e\n          RUN", "RUN || exit 0",
  ])
  func fg76_aCommandMasksTheExitCode(command: String) throws { try expect(76, command: command) }

  @Test func fg76_theFileMasksTheExitCode() throws {
    try expect(76, "    timeout-minutes: 30\n", "    timeout-minutes: 30\n    continue-on-error: true\n")
    try expect(76, "    timeout-minutes: 30\n", "    timeout-minutes: 30\n    env: {FAILURE_CODE: 0}\n")
    try expect(76, "    timeout-minutes: 30\n", "    timeout-minutes: 30\n    defaults: {run: {shell: 'bash {0}'}}\n")
    try expect(
      76, "      - name: support-triage\n", "      - name: support-triage\n        continue-on-error: true\n",
      in: ["ai-workflow-release.yml"])
    try expect(
      76, "      - name: support-triage\n", "      - name: support-triage\n        shell: bash {0}\n",
      in: ["ai-workflow-release.yml"])
  }

  @Test func fg77_theExitCodeIsACount() throws {
    try expect(77, command: "exit $(grep -c failed r.json)")
    try expect(77, command: "RUN; exit $?")
    // 256 failures are 0 to whoever counts with the exit code.
    for count in [256, 512] {
      let attempt = try Fixture(count: 1100).replying(to: Fixture.acts(count), with: Fixture.spam).run()
      #expect(attempt.status == 1)
      #expect(try attempt.results().count { $0["passed"]?.bool == false } == count)
    }
  }

  @Test func fg78_aSkippedCheckSatisfiesARequiredOne() throws {
    try expect(78, "    timeout-minutes: 30\n", "    timeout-minutes: 30\n    if: github.actor != 'bot'\n")
    try expect(78, "    timeout-minutes: 30\n", "    timeout-minutes: 30\n    needs: [other]\n")
    try expect(78, "    timeout-minutes: 30\n", "    timeout-minutes: 30\n    strategy: {matrix: {x: []}}\n")
    for condition in ["false", "${{ always() }}", "${{ success() }}", "github.event_name == 'push'"] {
      try expect(
        78, "      - name: support-triage\n", "      - name: support-triage\n        if: \(condition)\n",
        in: ["ai-workflow-release.yml"])
    }
  }

  @Test func fg79_aFilterMissesTheDatasets() throws {
    for filter in ["paths: [workflows/**]", "paths-ignore: [docs/**]", "branches: [main]", "types: [opened]"] {
      try expect(79, "  pull_request:\n", "  pull_request:\n    \(filter)\n")
    }
    try expect(79, "    branches: [main]", "    branches: [release]", in: ["ai-workflow-release.yml"])
    try expect(79, "  push:\n", "  push:\n    paths: ['**.yaml']\n")
  }

  @Test func fg79_everyWorkflowIsJudged() throws {
    let folder = CIFile.package.appendingPathComponent("workflows").path
    let workflows = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".yaml") && !$0.hasSuffix("-candidate.yaml")
    }
    #expect(workflows.count >= 3)
    let commands = try CIFile(shipped: "ai-workflow-release.yml").commands
    for workflow in workflows {
      let judging = commands.filter { $0.contains(" run workflows/\(workflow) ") }
      #expect(judging.count == 1, "\(workflow)")
      for option in ["--limit", "--case", "--tag", "--dry-run", "--dataset", "--kill-switch"] {
        #expect(judging.allSatisfy { !$0.contains(option) })
      }
    }
    #expect(commands.contains { $0.hasSuffix("check --strict workflows/*.yaml") })
  }

  @Test func fg80_theMergeQueueRunsTheGate() throws {
    try expect(80, "  merge_group:\n", "")
    try expect(80, "  pull_request:\n", "")
  }

  @Test func fg81_aNewlineInjectsASecondVerdict() throws {
    try expect(81, command: "RUN && echo verdict=promote >> $GITHUB_OUTPUT")
    try expect(81, command: "echo ${{ github.event.pull_request.title }}")
    try expect(81, "    timeout-minutes: 30\n", "    timeout-minutes: 30\n    outputs: {verdict: promote}\n")
    // casegate itself sets no variable of a step at all: nobody can inject a second one.
    let project = try ReportGoldenTests.project()
    let files = ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE"]
    var environment = ["GITHUB_ACTIONS": "true"]
    for file in files {
      try project.write("", to: file)
      environment[file] = project.path + "/" + file
    }
    #expect(try project.attempt(["run", "flow.yaml"], environment: environment).status == 1)
    for file in files { #expect(try project.read(file) == "") }
  }

  @Test func fg82_aStepPrintsWhatAModelWrote() throws {
    for command in ["cat ../r.md", "RUN > log.txt", "python3 print.py"] { try expect(82, command: command) }
  }

  @Test func fg84_theJudgeIsPinnedAndComesFromTheBase() throws {
    try expect(84, "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683", "actions/checkout@v4")
    try expect(84, "  contents: read\n", "  contents: write\n")
    try expect(84, "  contents: read\n", "  contents: read\n  checks: write\n")
    try expect(84, "    timeout-minutes: 30\n", "")
    try expect(84, "persist-credentials: false", "persist-credentials: true")
    try expect(84, "  merge_group:\n", "  merge_group:\n  pull_request_target:\n")
    let shipped = try CIFile(shipped: "ai-workflow-release.yml")
    let checkouts = shipped.steps.filter { $0.uses?.hasPrefix("actions/checkout@") == true }
    #expect(checkouts.compactMap { $0.node["with"]?["path"]?.string } == ["change", "gate"])
    #expect(
      checkouts.last?.node["with"]?["ref"]?.string
        == "${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha || github.sha }}")
    for step in shipped.steps where step.run?.contains("casegate ") == true && step.run?.hasPrefix("swift") == false {
      #expect(step.node["working-directory"]?.string == "change")
    }
  }
}
