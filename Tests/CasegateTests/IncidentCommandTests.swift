import Foundation
import Synchronization
import Testing

/// `casegate incident`, through the binary.
@Suite(.endToEnd) struct IncidentCommandTests {
  private static func project(_ fixture: Fixture = Fixture().owned()) throws -> Project {
    let project = try Project()
    try fixture.write(to: project)
    return project
  }

  private static let when = ["--occurred", "2026-11-20T14:05:00Z", "--detected", "2026-11-20T16:05:00+02:00"]

  private static func add(_ project: Project, _ id: String, _ arguments: String...) throws -> Attempt {
    try project.attempt(["incident", "add", "flow.yaml", id, "--kind", "missed_escalation"] + when + arguments)
  }

  @Test func whatIsAddedIsReadAgain() throws {
    let project = try Self.project()
    let added = try Self.add(project, "I-1", "--note", "a letter", "--severity", "high", "--case", "c3")
    #expect(added.status == 0, "\(added.printed)")
    #expect(added.printed.contains(#"added to flow.incidents.jsonl: {"case":"c3","#))
    #expect(
      try project.read("flow.incidents.jsonl")
        == #"{"v":1,"id":"I-1","workflow":"flow","version":"1.0.0","occurred":"2026-11-20T14:05:00Z","detected":"2026-11-20T14:05:00Z","severity":"high","kind":"missed_escalation","points":5,"case":"c3","note":"a letter"}"#
        + "\n")
    #expect(try Self.add(project, "I-2", "--points", "0.5", "--workflow-version", "0.9.0").status == 0)
    #expect(try project.attempt(["incident", "link", "flow.yaml", "I-2", "c7"]).status == 0)
    #expect(try project.attempt(["check", "--strict", "flow.yaml"]).status == 0)
    let budget = try project.attempt(["budget", "flow.yaml", "--as-of", "2026-11-21"])
    #expect(budget.printed.contains("5.5 of 100 spent in 30d (6 %), 94.5 left"), "\(budget.printed)")
    #expect(budget.printed.contains("missed_escalation 2 = 5.5"))
  }

  @Test func whatIsWrongIsRefusedAndNothingIsAdded() throws {
    let project = try Self.project()
    #expect(try Self.add(project, "I-1").status == 0)
    let before = try project.read("flow.incidents.jsonl")
    for (arguments, words) in [
      (["incident", "add", "flow.yaml", "I-1", "--kind", "misrouted"] + Self.when, "incident.duplicate-id"),
      (["incident", "add", "flow.yaml", "I-2", "--kind", "misrouted", "--case", "x"] + Self.when, "no-such-case"),
      (["incident", "add", "flow.yaml", "I-2", "--kind", "misrouted", "--points", "0"] + Self.when, "incident.points"),
      (
        ["incident", "add", "flow.yaml", "I-2", "--kind", "misrouted", "--occurred", "2199-01-01T00:00:00Z"],
        "incident.times"
      ),
      (["incident", "link", "flow.yaml", "I-9", "c1"], "incident.unknown"),
      (["incident", "link", "flow.yaml", "I-1", "nothing"], "incident.no-such-case"),
    ] {
      let attempt = try project.attempt(arguments)
      #expect(attempt.status == 65, "\(attempt.printed)")
      #expect(attempt.printed.contains(words), "\(attempt.printed)")
    }
    for arguments in [
      ["incident", "add", "flow.yaml", "I-2", "--kind", "bad"] + Self.when,
      ["incident", "add", "flow.yaml", "I-2", "--kind", "misrouted", "--occurred", "yesterday"],
      ["incident", "add", "flow.yaml", "I-2", "--kind", "misrouted", "--occurred", "2026-11-20T14:05:00"],
      ["incident", "add", "flow.yaml"], ["incident", "import", "flow.yaml", "x.txt"],
      ["incident", "import", "flow.yaml", "x.csv", "--map", "when=x"],
      ["incident", "import", "flow.yaml", "x.csv", "--map", "id=x", "--map", "id=y"],
    ] {
      #expect(try project.attempt(arguments).status == 64, "\(arguments)")
    }
    #expect(try project.read("flow.incidents.jsonl") == before)
  }

  @Test func aWorkflowWithoutALedgerHasNowhereToPutIt() throws {
    let project = try Self.project(Fixture())
    try Self.add(project, "I-1").ends(
      with: 65, saying: "declares no incident ledger", "incidents: flow.incidents.jsonl")
    try project.attempt(["budget", "flow.yaml"]).ends(with: 65, saying: "ledger.undeclared")
  }

  @Test func anExportIsTakenInWholeOrNotAtAll() throws {
    let project = try Self.project()
    let head = "key,failure,start,seen,sev,release,what\n"
    let row = "J-1,wrong_act,2026-11-19T10:00:00Z,2026-11-19T11:00:00Z,high,1.0.0,\"twice, again\"\n"
    try project.write(head + row + row.replacing("J-1", with: "J-2").replacing("high", with: "P1"), to: "e.csv")
    let map = [
      "id=key", "kind=failure", "occurred=start", "detected=seen", "severity=sev", "version=release", "note=what",
    ]
    .flatMap { ["--map", $0] }
    let refused = try project.attempt(["incident", "import", "flow.yaml", "e.csv"] + map)
    try refused.ends(with: 65, saying: "e.csv:3:", "'P1' is not one of")
    #expect(try project.read("flow.incidents.jsonl").isEmpty)
    try project.write(head + row + row.replacing("J-1", with: "J-2"), to: "e.csv")
    #expect(try project.attempt(["incident", "import", "flow.yaml", "e.csv"] + map).status == 0)
    #expect(try project.read("flow.incidents.jsonl").split(separator: "\n").count == 2)
    #expect(try project.read("flow.incidents.jsonl").contains(#""points":3,"note":"twice, again"}"#))
    // A second time, every id is there already.
    #expect(try project.attempt(["incident", "import", "flow.yaml", "e.csv"] + map).status == 65)
    let json =
      #"[{"id":"K-1","version":"1.0.0","occurred":"2026-11-19T10:00:00Z","detected":"2026-11-19T10:00:00Z","severity":"low","fields":{"kind":"misrouted"},"points":1.5}]"#
    try project.write(json, to: "e.json")
    #expect(
      try project.attempt(["incident", "import", "flow.yaml", "e.json", "--map", "kind=fields.kind"]).status == 0)
    #expect(try project.read("flow.incidents.jsonl").contains(#""kind":"misrouted","points":1.5}"#))
  }

  @Test func writersSideBySideLoseNothing() throws {
    let project = try Self.project()
    let path = project.path
    let added = Mutex(0)
    let arguments = ["incident", "add", "flow.yaml"]
    // Two of them want each id, and one of the two has to be refused.
    DispatchQueue.concurrentPerform(iterations: 12) { number in
      let own = ["I-\(number / 2)", "--kind", "misrouted"] + Self.when
      let ending = try? Binary.run(arguments + own, in: path)
      if ending?.status == 0 { added.withLock { $0 += 1 } } else { #expect(ending?.status == 65) }
    }
    #expect(added.withLock(\.self) == 6)
    #expect(try project.read("flow.incidents.jsonl").split(separator: "\n").count == 6)
    #expect(try project.attempt(["check", "--strict", "flow.yaml"]).status == 0)
  }

  @Test func aCaseThatIsGoneIsAWarning() throws {
    let project = try Self.project(Fixture().owned(ledger: [Fixture.incident("I-1", points: 5, caseID: "gone")]))
    let checked = try project.attempt(["check", "flow.yaml"])
    #expect(checked.status == 0)
    #expect(checked.printed.contains("no dataset of the workflow has the case 'gone' [incident.no-such-case]"))
    #expect(try project.attempt(["check", "--strict", "flow.yaml"]).status == 65)
  }
}
