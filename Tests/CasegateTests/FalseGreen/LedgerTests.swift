import CaseJSON
import Foundation
import Testing

/// The incident ledger as a way to a false green. The fixture's budget is 100 points in 30 days.
@Suite(.endToEnd) struct LedgerTests {
  private static func run(_ ledger: [String], _ arguments: String...) throws -> Attempt {
    let project = try Project()
    try Fixture().owned(ledger: ledger).write(to: project)
    return try project.attempt(["run", "flow.yaml"] + arguments)
  }

  @Test func aBudgetThatProductionSpentBlocks() throws {
    try Self.run([Fixture.incident("I-1", points: 19), Fixture.incident("I-2", points: 20)]).promotes()
    let spent = (1...5).map { Fixture.incident("I-\($0)", points: 20) }
    try Self.run(spent).ends(
      with: 1, saying: "5 incidents in 30d cost 100 points, and the budget is 100",
      "step down to stage 'shadow'")
    // What the window has left behind is not spent any more.
    try Self.run(spent.dropLast() + [Fixture.incident("I-9", points: 20, daysAgo: 32)]).promotes()
  }

  @Test func aCostlyIncidentWithoutACaseBlocks() throws {
    let open = Fixture.incident("I-1", points: 21, daysAgo: 300)
    try Self.run([open]).ends(
      with: 1, saying: "no case reproduces I-1, which cost more than 20 points",
      "casegate incident link WORKFLOW I-1 CASE")
    try Self.run([Fixture.incident("I-1", points: 21, daysAgo: 300, caseID: "c3")]).promotes()
    try Self.run([open, #"{"v":1,"link":"I-1","case":"c3"}"#]).promotes()
    // A case that was taken out of the dataset reproduces nothing.
    try Self.run([open, #"{"v":1,"link":"I-1","case":"gone"}"#]).ends(with: 1, saying: "no case reproduces I-1")
  }

  @Test func fg58_aLedgerThatIsGoneIsNoEmptyOne() throws {
    let project = try Project()
    try Fixture().owned().write(to: project)
    try project.attempt(["run", "flow.yaml"]).promotes()
    try FileManager.default.removeItem(atPath: project.path + "/flow.incidents.jsonl")
    for command in ["run", "check", "budget"] {
      let attempt = try project.attempt([command, "flow.yaml"])
      #expect(attempt.status == 65, "\(command)")
      #expect(attempt.printed.contains("the incident ledger flow.incidents.jsonl is not there [ledger.missing]"))
    }
    #expect(project.runs.count == 1)
  }

  @Test(arguments: [
    #"{"v":1,"id":"I-1"}"#, "{", "[]", #"{"v":1,"link":"I-1","case":"c1"}"#,
    Fixture.incident("I-1", points: -5), Fixture.incident("I-1", points: 0),
    Fixture.incident("I-1", points: 5).replacing("\"flow\"", with: "\"flow2\""),
    Fixture.incident("I-1", points: 5).replacing("wrong_act", with: "act"),
  ])
  func fg58_aLedgerThatCannotBeReadIsNoVerdict(line: String) throws {
    try Self.run([line]).ends(with: 65, saying: "flow.incidents.jsonl:1:")
  }

  @Test func fg58_theClockOfTheGateCannotBeSetForward() throws {
    let spent = (1...5).map { Fixture.incident("I-\($0)", points: 20, daysAgo: 20) }
    try Self.run(spent).ends(with: 1)
    try Self.run(spent, "--as-of", Fixture.day(40)).ends(with: 1, saying: "5 incidents in 30d cost 100 points")
    try Self.run(spent, "--as-of", "tomorrow").ends(with: 64)
    try Self.run(spent, "--as-of", Fixture.day(-5), "--as-of", Fixture.day(0)).ends(with: 64, saying: "--as-of")
    // Back, it hides nothing of what has happened since.
    try Self.run(spent, "--as-of", Fixture.day(-100)).ends(with: 1, saying: "5 incidents in 30d cost 100 points")
    // Nor does a date in the ledger that is still to come.
    try Self.run((1...5).map { Fixture.incident("I-\($0)", points: 20, daysAgo: -20) }).ends(with: 1)
  }

  @Test func aDayBackCountsWhatWasStillInTheWindow() throws {
    // A day earlier, an incident is inside that is outside today.
    let old = (1...5).map { Fixture.incident("I-\($0)", points: 20, daysAgo: 31.5) }
    try Self.run(old).promotes()
    try Self.run(old, "--as-of", Fixture.day(-3)).ends(with: 1)
  }

  @Test func theSameDayAndLedgerGiveTheSameBytes() throws {
    let project = try Project()
    try Fixture().owned(ledger: [Fixture.incident("I-1", points: 5)]).write(to: project)
    let first = try project.attempt(["run", "flow.yaml", "--as-of", Fixture.day(-1)])
    let verdict = try #require(try project.runFile("verdict.json"))
    let manifest = try #require(try project.runFile("manifest.json").flatMap(Attempt.parse))
    #expect(first.status == 0)
    #expect(manifest["ledger"]?["path"]?.string == "flow.incidents.jsonl")
    #expect(manifest["ledger"]?["incidents"]?.int == 1)
    #expect(manifest["ledger"]?["as_of"]?.string == Fixture.day(-1))
    #expect(manifest["ledger"]?["digest"]?.string?.count == 64)
    _ = try project.attempt(["run", "flow.yaml", "--as-of", Fixture.day(-1)])
    #expect(project.runs.count == 2)
    #expect(try project.runFile("verdict.json") == verdict)
  }

  @Test func aLedgerThatGrowsIsNoOtherWorkflow() throws {
    let project = try Project()
    try Fixture().owned().write(to: project)
    try project.attempt(["run", "flow.yaml"]).promotes()
    try project.write(Fixture.incident("I-1", points: 5) + "\n", to: "flow.incidents.jsonl")
    let again = try project.attempt(["run", "flow.yaml"])
    try again.promotes()
    #expect(!again.printed.contains("version-unchanged"), "\(again.printed)")
  }
}
