import CaseJSON
import CaseJudgement
import CaseModel
import Testing

@testable import CaseFiles

/// Two versions with the files that they name.
@Suite struct VersionComparisonTests {
  private static let cases = [
    #"{"id":"c0","input":{"text":"a"},"expected":{"disposition":"act","action":"reply"},"severity":"high","tags":["x"]}"#,
    #"{"id":"c1","input":{"text":"b"},"expected":{"disposition":"refuse"},"cluster":"k","valid_until":"2026-06-30"}"#,
    #"{"id":"c2","input":{"text":"c"},"expected":{"disposition":"escalate","to":"lead"},"approvals":[{"for":"pay","by":"Linus"}]}"#,
  ]

  private static func project(
    _ cases: [String] = cases, _ changes: [(String, String)] = [], replies: String = Texts.reply,
    more: [String: String] = [:]
  ) throws -> TemporaryProject {
    let project = try Texts.project(changes)
    try project.write(cases.map { $0 + "\n" }.joined(), to: "cases.jsonl")
    try project.write(replies, to: "replies.jsonl")
    for (name, text) in more { try project.write(text, to: name) }
    return project
  }

  private static func changes(
    _ old: TemporaryProject, _ new: TemporaryProject, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> [WorkflowChange] {
    let (was, now) = (old.load(), new.load())
    var findings = Findings()
    let changes = VersionComparison.changes(
      from: try #require(was.loaded, "\(was.findings.text)", sourceLocation: sourceLocation),
      to: try #require(now.loaded, "\(now.findings.text)", sourceLocation: sourceLocation), &findings)
    #expect(findings.isEmpty, "\(findings.text)", sourceLocation: sourceLocation)
    return changes
  }

  struct Edit: CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let kind: ChangeKind
    let reverse: ChangeKind
    let text: String

    init(
      _ name: String, _ old: String, _ new: String, _ kind: ChangeKind, reverse: ChangeKind, _ text: String
    ) {
      (self.name, self.old, self.new, self.kind, self.reverse, self.text) = (name, old, new, kind, reverse, text)
    }

    var testDescription: String { name }
  }

  static let edits = [
    Edit(
      "relabelled", #""refuse""#, #""act""#, .datasetWeakened, reverse: .datasetWeakened,
      "1 case has another expectation: c1"),
    Edit(
      "input", #""text":"b""#, #""text":"d""#, .datasetWeakened, reverse: .datasetWeakened,
      "1 case has another input: c1"),
    Edit("severity", #""high""#, #""low""#, .datasetWeakened, reverse: .narrowing, "1 case has a lower severity: c0"),
    Edit("default severity", #","severity":"high""#, "", .datasetWeakened, reverse: .narrowing, "lower severity: c0"),
    Edit("tag", #"["x"]"#, #"["y"]"#, .datasetWeakened, reverse: .datasetWeakened, "1 case has lost a tag: c0"),
    Edit("no tag", #","tags":["x"]"#, "", .datasetWeakened, reverse: .narrowing, "1 case has lost a tag: c0"),
    Edit("cluster", #","cluster":"k""#, "", .datasetWeakened, reverse: .datasetWeakened, "1 case has another cluster"),
    Edit(
      "no expiry", #","valid_until":"2026-06-30""#, "", .datasetWeakened, reverse: .narrowing,
      "1 case has a later valid_until, or none any more: c1"),
    Edit(
      "expiry", "2026-06-30", "2026-07-01", .datasetWeakened, reverse: .narrowing,
      "1 case has a later valid_until, or none any more: c1"),
    Edit(
      "earlier expiry", "2026-06-30", "2026-06-29", .narrowing, reverse: .datasetWeakened,
      "1 case has an earlier valid_until, or one where there was none: c1"),
    Edit(
      "approval", #""by":"Linus""#, #""by":"Barbara""#, .datasetWeakened, reverse: .datasetWeakened,
      "other approvals: c2"),
    Edit(
      "source", #","tags":["x"]"#, #","tags":["x"],"source":{"ref":"7"}"#, .neutral, reverse: .neutral, "another source"
    ),
  ]

  @Test(arguments: edits) func edit(_ edit: Edit) throws {
    let old = try Self.project()
    let edited = Self.cases.map { $0.replacing(edit.old, with: edit.new) }
    #expect(edited != Self.cases)
    let new = try Self.project(edited)
    let changes = try Self.changes(old, new)
    let change = try #require(changes.first { $0.kind == edit.kind })
    #expect(change.explanation.contains(edit.text), "\(change.explanation)")
    #expect(change.subject == "datasets.cases.jsonl")
    #expect(change.location?.file.hasSuffix("cases.jsonl") == true)
    #expect(try Self.changes(new, old).contains { $0.kind == edit.reverse })
    if !edit.reverse.widens { #expect(try !Self.changes(new, old).contains { $0.kind.widens }) }
  }

  @Test func casesThatGoAreToldWithTheirPlaces() throws {
    let many = (0..<40).map { #"{"id":"n\#($0)","input":{"text":"n"},"expected":{"disposition":"act"}}"# }
    let old = try Self.project(Self.cases + many)
    let new = try Self.project(Self.cases)
    let change = try #require(try Self.changes(old, new).first)
    #expect(change.kind == .datasetWeakened)
    #expect(change.explanation.hasPrefix("40 cases are gone: n0 ("), "\(change.explanation)")
    #expect(change.explanation.contains("cases.jsonl:4)") && change.explanation.hasSuffix("and 35 more"))
    #expect(change.location?.file.hasSuffix("flow.yaml") == true)
    let reverse = try Self.changes(new, old)
    #expect(reverse.map(\.kind) == [.neutral])
    #expect(reverse.first?.explanation.hasPrefix("40 cases are new") == true)
  }

  @Test func aCaseThatMovesToAnotherFileIsNotGone() throws {
    let two = [("datasets: [cases.jsonl]", "datasets: [cases.jsonl, more.jsonl]")]
    let old = try Self.project()
    let new = try Self.project(
      [Self.cases[2], Self.cases[0]], two, more: ["more.jsonl": Self.cases[1] + "\n"])
    let changes = try Self.changes(old, new)
    #expect(changes.map(\.kind) == [.neutral], "\(changes)")
    #expect(changes.first?.subject == "datasets")
  }

  @Test func aFileThatIsNoLongerNamedTakesItsCasesAlong() throws {
    let two = [("datasets: [cases.jsonl]", "datasets: [cases.jsonl, more.jsonl]")]
    let more = ["more.jsonl": #"{"id":"m","input":{"text":"m"},"expected":{"disposition":"act"}}"# + "\n"]
    let changes = try Self.changes(try Self.project(Self.cases, two, more: more), try Self.project())
    #expect(changes.map(\.kind) == [.datasetWeakened])
    #expect(changes.first?.explanation.hasPrefix("1 case is gone: m (") == true)
  }

  @Test func otherRepliesInARecordingAreWider() throws {
    let changes = try Self.changes(
      try Self.project(), try Self.project(replies: Texts.reply.replacing(#""x""#, with: #""y""#)))
    #expect(changes.map(\.kind) == [.widerScope])
    #expect(changes.first?.subject == "agents.classifier.recording")
    #expect(changes.first?.explanation.contains("replies.jsonl") == true)
  }

  @Test func aFileOfAnAgentThatChangesIsWider() throws {
    let program = [("{recording: replies.jsonl}", "{command: [python3, a.py], files: [a.py, b.py]}")]
    let changes = try Self.changes(
      try Self.project(Self.cases, program, more: ["a.py": "1", "b.py": "1"]),
      try Self.project(Self.cases, program, more: ["a.py": "1", "b.py": "2"]))
    #expect(changes.map(\.kind) == [.widerScope])
    #expect(changes.first?.explanation.contains("b.py") == true)
  }

  @Test func theSameIsNoChangeWhereverItLies() throws {
    #expect(try Self.changes(try Self.project(), try Self.project()).isEmpty)
    let reordered = Self.cases.reversed() + []
    let spaced = reordered.map { $0.replacing(",", with: " , ") }
    #expect(try Self.changes(try Self.project(), try Self.project(spaced)).isEmpty)
  }

  @Test func aDatasetThatCannotBeReadIsAFinding() throws {
    let (old, new) = (try Self.project(), try Self.project(Self.cases + ["{"]))
    var findings = Findings()
    let changes = VersionComparison.changes(
      from: try #require(old.load().loaded), to: try #require(new.load().loaded), &findings)
    #expect(findings.hasErrors)
    #expect(!changes.contains { $0.subject.hasPrefix("datasets") })
  }

  @Test func theVersionHasToRiseWithTheDigestOnly() throws {
    let projects = [
      try Self.project(), try Self.project([Self.cases[0]]),
      try Self.project(replies: Texts.reply.replacing(#""x""#, with: #""y""#)),
    ]
    let versions = try projects.map { try #require($0.load().loaded) }
    var findings = Findings()
    let weakened = VersionComparison.changes(from: versions[0], to: versions[1], &findings)
    #expect(weakened.map(\.kind) == [.datasetWeakened], "\(findings.text)")
    #expect(VersionComparison.rise(from: versions[0], to: versions[1], weakened).holds)
    let wider = VersionComparison.changes(from: versions[0], to: versions[2], &findings)
    #expect(!VersionComparison.rise(from: versions[0], to: versions[2], wider).holds)
    #expect(projects.count == 3)
  }
}
