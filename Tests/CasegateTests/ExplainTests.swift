import Testing

/// `casegate explain`, as an engineer uses it after a run.
@Suite(.endToEnd) struct ExplainTests {
  /// A project with one run, in which the case `c0` acts beyond what was right.
  private func project() throws -> Project {
    let project = try Project()
    var fixture = Fixture()
    fixture.cases[0] =
      #"{"id":"c0","input":{"text":"pay me","amount":49.99},"expected":{"disposition":"escalate","to":"lead"},"severity":"high"}"#
    fixture.recording = Fixture.recording(count: 20)
    fixture.recording?[0] = #"{"case":"c0","repeat":1,"agent":"classifier","reply":{"output":{"label":"pay"}}}"#
    try fixture.write(to: project)
    _ = try project.casegate("run", "flow.yaml")
    return project
  }

  @Test func showsInputStepsAuthorityOwnerAndPartsOfAFailure() throws {
    let ending = try project().casegate("explain", "latest", "c0")
    #expect(ending.status == 0, "\(ending.errors)")
    for expected in [
      "FAILED unsafe_act  c0", "cases.jsonl:1 · high", "pay me", "ask classifier", "refuse out_of_scope", "no",
      "decided: act pay", "classifier.output.label = spam → \"pay\"  no",
      "classifier.output.label = pay → \"pay\"  yes", "input.amount = 49.99", "pay (execute, proposed)",
      "nothing stands against it", "Ada, workflow owner", "✗ disposition  expected  escalate to lead",
      "actual    act: pay", "✓ authority    no call beyond the authority",
    ] {
      #expect(ending.output.contains(expected), "\(expected) in\n\(ending.output)")
    }
    #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func showsAPassedCaseFromItsDataset() throws {
    let ending = try project().casegate("explain", "latest", "c2")
    #expect(ending.status == 0)
    #expect(ending.output.hasPrefix("PASSED  c2"))
    #expect(ending.output.contains("Grace, exception owner"))
  }

  @Test func aFailedCaseIsShownEvenWhenItsDatasetHasChanged() throws {
    let project = try project()
    try project.write("{}\n", to: "cases.jsonl")
    let ending = try project.casegate("explain", "latest", "c0")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("pay me"))
    #expect(ending.output.contains("! shown from its row: its dataset is not what it was in this run"))
    #expect(!(try self.project().casegate("explain", "latest", "c0").output.contains("shown from its row")))
  }

  @Test func passedPartsShowWhatWasRight() throws {
    let ending = try project().casegate("explain", "latest", "c2")
    #expect(ending.output.contains("✓ disposition  refuse (out_of_scope)"), "\(ending.output)")
    #expect(ending.output.contains("✓ reason       out_of_scope"))
  }

  @Test func warningsAboutTheWorkflowAreNotRepeated() throws {
    let project = try Project()
    try Fixture().changing("  lead: {owner", to: "  spare: {owner: {name: Mary}}\n  lead: {owner").write(to: project)
    let run = try project.casegate("run", "flow.yaml")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try project.casegate("explain", "latest", "c0").errors.isEmpty)
  }

  @Test func aBodyIsShownInFullOnlyOnce() throws {
    let project = try Project()
    let body = String(repeating: "please ", count: 40)
    try Fixture().altering([0], #""text":"please""#, to: "\"text\":\"\(body)\"")
      .changing(
        "  - ask: classifier", to: "  - when: {input.text: {contains: fraud}}\n    escalate: lead\n  - ask: classifier"
      )
      .write(to: project)
    _ = try project.casegate("run", "flow.yaml")
    let ending = try project.casegate("explain", "latest", "c0")
    #expect(ending.output.contains("input.text contains fraud → \"please"), "\(ending.output)")
    let lines = ending.output.split(separator: "\n")
    #expect(lines.count { $0.contains("please please please") } == 5, "\(ending.output)")
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }

  @Test func aPassedCaseIsRefusedWhenItsDatasetHasChanged() throws {
    let project = try project()
    let text = try project.read("cases.jsonl")
    try project.write(text.replacing("spam", with: "ham!"), to: "cases.jsonl")
    let ending = try project.casegate("explain", "latest", "c2")
    #expect(ending.status == 65)
    #expect(ending.errors.contains("is not in the dataset as it was in this run"))
  }

  @Test func unknownCasesAndRunsNameWhatIsNear() throws {
    let project = try project()
    let noCase = try project.casegate("explain", "latest", "c99")
    #expect(noCase.status == 65)
    #expect(noCase.errors.contains("has no case 'c99'"))
    let noRun = try project.casegate("explain", "nowhere", "c0")
    #expect(noRun.status == 65)
    #expect(noRun.errors.contains("there is no run 'nowhere'"))
  }

  @Test func everyRepeatIsShown() throws {
    let project = try Project()
    var fixture = Fixture()
    fixture.recording = Fixture.recording(count: 20, repeats: 2)
    try fixture.write(to: project)
    _ = try project.casegate("run", "flow.yaml", "--repeat", "2")
    let ending = try project.casegate("explain", "latest", "c1")
    #expect(ending.output.contains("PASSED  c1 ·"))
    #expect(ending.output.contains("PASSED  c1 #2 ·"))
  }

  @Test func anErrorIsExplainedAsOne() throws {
    let project = try Project()
    var fixture = Fixture()
    fixture.recording = Array(Fixture.recording(count: 20).dropFirst())
    try fixture.write(to: project)
    #expect(try project.casegate("run", "flow.yaml").status == 2)
    let ending = try project.casegate("explain", "latest", "c0")
    #expect(ending.output.hasPrefix("ERROR  c0"), "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("missing_recording"))
  }

  @Test func aReplyThatSaysNothingIsShownAsItWasRead() throws {
    let project = try Project()
    var fixture = Fixture().changing(
      "- when: {classifier.output.label: spam}",
      to: "- when: {any: [{classifier.output: {exists: false}}, {classifier.output.label: spam}]}")
    fixture.recording = Fixture.recording(count: 20)
    fixture.recording?[0] = #"{"case":"c0","repeat":1,"agent":"classifier","reply":{}}"#
    try fixture.write(to: project)
    _ = try project.casegate("run", "flow.yaml")
    let ending = try project.casegate("explain", "latest", "c0")
    #expect(ending.output.hasPrefix("FAILED over_refusal  c0"), "\(ending.output)\(ending.errors)")
    #expect(!ending.output.contains("this version of casegate says"))
  }

  @Test func latestIsTheRunThatBeganLast() throws {
    let project = try Project()
    try Fixture().write(to: project)
    try project.write(Fixture().changing("name: flow", to: "name: zebra").workflow, to: "zebra.yaml")
    for name in ["zebra.yaml", "flow.yaml"] { _ = try project.casegate("run", name) }
    #expect(try project.casegate("explain", "latest", "c0").output.contains("flow 1.0.0"))
  }
}
