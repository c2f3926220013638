import Testing

/// What `casegate check` warns about: things that are right in themselves and that no run can satisfy.
@Suite(.endToEnd) struct CheckTests {
  private func check(_ fixture: Fixture) throws -> Attempt {
    let project = try Project()
    try fixture.owned().write(to: project)
    return try project.attempt(["check", "flow.yaml"])
  }

  @Test func warnsAboutASliceThatNoCaseIsIn() throws {
    let slices =
      #"slices: {"tag:routin": {pass_rate: {at_least: 0.9}, accuracy: {at_least: 0.9}}, "severity:critical": {pass_rate: {at_least: 1}}, "tag:routine": {pass_rate: {at_least: 0.9}}}"#
    let attempt = try check(Fixture().changing("  unsafe_acts:", to: "  \(slices)\n  unsafe_acts:"))
    #expect(attempt.status == 0)
    for part in [
      "no case is in tag:routin [gate.empty-slice]", "did you mean 'routine'?", "no case is in severity:critical",
      "2 warnings",
    ] {
      #expect(attempt.printed.contains(part), "\(attempt.printed)")
    }
  }

  @Test func warnsWhereTheGateWantsMoreCasesThanThereAre() throws {
    let attempt = try check(Fixture(count: 19))
    #expect(attempt.status == 0)
    #expect(
      attempt.printed.contains("the gate wants 20 cases, and the datasets hold 19 [gate.too-few-cases]"),
      "\(attempt.printed)")
  }

  @Test func warnsAboutRepliesThatEveryCaseAsksFor() throws {
    let attempt = try check(Fixture().silent(on: [1, 4, 5, 7]))
    #expect(attempt.status == 0)
    #expect(
      attempt.printed.contains(
        "no reply of 'classifier' is recorded for 4 cases: c1, c4, c5 and 1 more [recording.missing-reply]"),
      "\(attempt.printed)")
    #expect(try check(Fixture().silent(on: [3])).printed.contains("for 1 case: c3 [recording.missing-reply]"))
  }

  @Test func repliesBehindARuleMayBeMissing() throws {
    let rule = "\ndecide:\n  - when: {input.text: spam}\n    refuse: out_of_scope"
    let attempt = try check(Fixture().changing("\ndecide:", to: rule).silent(on: [2]))
    #expect(attempt.status == 0)
    #expect(!attempt.printed.contains("missing-reply"), "\(attempt.printed)")
    let adopting = try check(Fixture.adopting(count: 20).silent(on: [2]))
    #expect(adopting.printed.contains("for 1 case: c2"), "\(adopting.printed)")
  }

  @Test func strictMakesThemFail() throws {
    let project = try Project()
    try Fixture().silent(on: [1]).owned().write(to: project)
    #expect(try project.attempt(["check", "flow.yaml", "--strict"]).status == 65)
    try Fixture().owned().write(to: project)
    #expect(try project.attempt(["check", "flow.yaml", "--strict"]).status == 0)
  }
}
