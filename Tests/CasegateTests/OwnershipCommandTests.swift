import CaseJSON
import Testing

/// `casegate ownership` and `casegate budget`, and what `check` and `run` say of an owner that is missing.
@Suite(.endToEnd) struct OwnershipCommandTests {
  private static func project(_ fixture: Fixture) throws -> Project {
    let project = try Project()
    try fixture.write(to: project)
    return project
  }

  @Test func theMapFitsTheScreenAndMarksWhatIsMissing() throws {
    let project = try Self.project(Fixture())
    let attempt = try project.attempt(["ownership", "flow.yaml"], environment: [:])
    #expect(attempt.status == 0)
    for line in attempt.ending.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    for part in [
      "OWNERSHIP flow 1.0.0 · stage bounded", "workflow owner Ada", "missing: queue, respond_within, severity, may",
      "system owner missing: owner", "approves pay (irreversible); so may Barbara", "7 things missing",
    ] {
      #expect(attempt.printed.contains(part), "\(attempt.printed)")
    }
    let whole = try Self.project(Fixture().owned()).attempt(["ownership", "flow.yaml"])
    #expect(whole.printed.contains("nothing is missing that stage 'bounded' demands"), "\(whole.printed)")
    #expect(!whole.printed.contains("missing:"))
  }

  @Test func machinesAndPagesGetTheSame() throws {
    let project = try Self.project(Fixture())
    let record = try #require(Attempt.parse(try project.attempt(["ownership", ".", "--json"]).ending.output))
    let map = try #require(record["workflows"]?[0])
    #expect(record["record"]?.string == "casegate.ownership")
    #expect(map["rows"]?[0]?["owner"]?["name"]?.string == "Ada")
    #expect(map["missing"]?.count == 7)
    #expect(map["missing"]?.elements.map { $0["code"]?.string }.first == "stage.system")
    #expect(map["missing"]?[0]?["line"]?.int == 6)
    let page = try project.attempt(["ownership", "flow.yaml", "--markdown"]).ending.output
    #expect(page.hasPrefix("# Who owns the work when the AI is involved?\n"))
    #expect(page.contains("| exception owner | Grace | – |"), "\(page)")
    #expect(page.contains("**queue, respond\\_within, severity, may** |"), "\(page)")
    try project.attempt(["ownership", "flow.yaml", "--json", "--markdown"]).ends(with: 64)
  }

  @Test func whatIsInvalidIsNoMap() throws {
    let project = try Self.project(Fixture())
    try project.write("casegate: 1\n", to: "broken.yaml")
    for command in ["ownership", "budget"] {
      let attempt = try project.attempt([command, "flow.yaml", "broken.yaml"])
      #expect(attempt.status == 65)
      #expect(attempt.ending.output.isEmpty)
      #expect(attempt.printed.contains("broken.yaml:1:"), "\(attempt.printed)")
      #expect(try project.attempt([command, "nothing.yaml"]).status == 65)
      #expect(try project.attempt([command]).status == 64)
    }
    try project.write("", to: "empty/.keep")
    #expect(try project.attempt(["ownership", "empty"]).status == 65)
  }

  @Test func checkSaysWhatToWriteAndRunThatThereIsSomething() throws {
    let project = try Self.project(Fixture())
    let checked = try project.attempt(["check", "flow.yaml"])
    #expect(checked.status == 0)
    #expect(checked.printed.contains("flow.yaml:6:3: warning: at stage 'bounded' a system owner"), "\(checked.printed)")
    #expect(checked.printed.contains("hint: kill_switch: {on: false, owner: {name: …"))
    #expect(checked.printed.contains("7 warnings"))
    #expect(try project.attempt(["check", "flow.yaml", "--strict"]).status == 65)
    let run = try project.attempt(["run", "flow.yaml"])
    try run.promotes()
    #expect(run.ending.errors.contains("flow.yaml:4:8: warning: 7 things about who answers for this workflow"))
    let owned = try Self.project(Fixture().owned()).attempt(["run", "flow.yaml"])
    #expect(!owned.ending.errors.contains("warning"), "\(owned.ending.errors)")
  }

  @Test func theBudgetIsPrintedThreeWays() throws {
    let day = "2026-11-21"
    let ledger = [
      ("I-1", 30, "2026-11-20"), ("I-2", 5, "2026-11-01"), ("I-3", 50, "2026-09-01"), ("I-4", 1, "2026-12-01"),
    ]
    .map { id, points, date in
      #"{"v":1,"id":"\#(id)","workflow":"flow","version":"1.0.0","occurred":"\#(date)T12:00:00Z","detected":"\#(date)T12:00:00Z","severity":"high","kind":"unsafe_act","points":\#(points),"case":"c1"}"#
    }
    let project = try Self.project(Fixture().owned(ledger: ledger))
    #expect(try project.attempt(["run", "flow.yaml"]).status == 0)
    let attempt = try project.attempt(["budget", "flow.yaml", "--as-of", day], environment: [:])
    #expect(attempt.status == 0)
    for line in attempt.ending.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    for part in [
      "35 of 100 spent in 30d (35 %), 65 left", "0.35 over 30d (2 incidents, 35 points)",
      "3.6 over 60h (1 incident, 30 points)", "unsafe_act 2 = 35", "4 incidents, 1 later than this",
      "like the last run (1.0.0) costs 0 points a window: 65 would be left",
    ] {
      #expect(attempt.printed.contains(part), "\(attempt.printed)")
    }
    let json = try #require(
      Attempt.parse(try project.attempt(["budget", "flow.yaml", "--as-of", day, "--json"]).ending.output))
    let budget = try #require(json["workflows"]?[0])
    #expect(budget["remaining"]?.number?.double == 65)
    #expect(budget["windows"]?[1]?["length"]?.string == "60h")
    // 30 d · 0.65 / 3.6, rounded down
    #expect([467_999, 468_000].contains(budget["exhaustion_seconds"]?.int))
    #expect(budget["as_of"]?.string == "2026-11-22T00:00:00Z")
    let page = try project.attempt(["budget", "flow.yaml", "--as-of", day, "--markdown"]).ending.output
    #expect(page.contains("| flow 1.0.0 | bounded | 100 | 35 | 65 left | 0.35 over 30d | 3.6 over 60h |"), "\(page)")
    try project.attempt(["budget", "flow.yaml", "--as-of", "soon"]).ends(with: 64)
  }
}
