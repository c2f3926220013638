import CaseJSON
import Foundation
import Testing

/// The data said something else than it seemed to.
@Suite(.endToEnd) struct DataTests {
  /// A case that fails, and a case of the same name that passes.
  private static let failing = Fixture.cases(count: 1)[0].replacing(
    #""disposition":"act","action":"reply""#, with: #""disposition":"refuse""#)

  @Test func fg43_duplicateIDs() throws {
    for lines in [[Self.failing, Fixture.cases(count: 1)[0]], [Fixture.cases(count: 1)[0], Self.failing]] {
      var fixture = Fixture(count: 21)
      fixture.recording = Fixture.recording(count: 21)
      fixture.cases = lines + fixture.cases.dropFirst()
      try fixture.run().ends(
        with: 65, saying: "cases.jsonl:2:", "the id 'c0' already stands at cases.jsonl:1", "1 error")
    }
  }

  @Test func fg43_duplicateIDsInTwoDatasets() throws {
    let project = try Project()
    try Fixture().changing("[cases.jsonl]", to: "[cases.jsonl, more.jsonl]").write(to: project)
    try project.write(
      #"{"id":"m","input":{},"expected":{"disposition":"act"}}"# + "\n" + Self.failing + "\n", to: "more.jsonl")
    try project.attempt(["run", "flow.yaml"])
      .ends(with: 65, saying: "more.jsonl:2:", "the id 'c0' already stands at cases.jsonl:1")
    try project.attempt(["check", "flow.yaml"]).ends(with: 65, saying: "the id 'c0' already stands at cases.jsonl:1")
  }

  @Test func fg43_datasetNamedTwice() throws {
    try Fixture().changing("[cases.jsonl]", to: "[cases.jsonl, ./cases.jsonl]").run()
      .ends(with: 65, saying: "is named twice")
    try Fixture().run("--dataset", "cases.jsonl", "--dataset", "./cases.jsonl").ends(with: 65, saying: "is named twice")
  }

  @Test func fg44_duplicateKeysAndTrailingCommas() throws {
    let expected = #""expected":{"disposition":"act","action":"reply"}"#
    let doubled = #""expected":{"disposition":"act","disposition":"refuse"}"#
    try Fixture().altering([0], expected, to: doubled).run()
      .ends(with: 65, saying: "cases.jsonl:1:", "the key 'disposition' stands twice in one object")
    try Fixture().altering([0], expected, to: expected + "," + expected).run()
      .ends(with: 65, saying: "cases.jsonl:1:", "the key 'expected' stands twice")
    try Fixture().altering([0], expected, to: #""expected":{"disposition":"act",}"#).run()
      .ends(with: 65, saying: "cases.jsonl:1:", "a comma stands before the closing bracket")
    try Fixture().replying(to: [2], with: #"{"output":{"label":"please","label":"spam"}}"#).run()
      .ends(with: 65, saying: "replies.jsonl:3:", "the key 'label' stands twice")
  }

  @Test func fg45_lineEnds() throws {
    let failing = Fixture().replying(to: [0], with: Fixture.spam)
    let plain = try failing.run()
    try plain.promotes()
    let project = try Project()
    try failing.write(to: project)
    for file in ["cases.jsonl", "replies.jsonl"] {
      try project.write(try project.read(file).replacing("\n", with: "\r\n"), to: file)
    }
    let other = try project.attempt(["run", "flow.yaml"])
    try other.promotes()
    #expect(try Self.withoutPlaces(other.results()) == Self.withoutPlaces(plain.results()))
    #expect(try other.results().map { $0["line"]?.int } == plain.results().map { $0["line"]?.int })
    #expect(try other.metric("pass_rate") == plain.metric("pass_rate"))
    #expect(try other.row("c1")["offset"]?.int == plain.row("c1")["offset"]?.int.map { $0 + 1 })
  }

  @Test(arguments: 0..<4)
  func fg45_charactersAcrossAChunk(padding: Int) throws {
    // A mebibyte is no multiple of three, nor of four: in most of these a chunk ends in the middle of a character.
    let text = String(repeating: "x", count: padding) + String(repeating: "€𝄞", count: 320_000)
    let fixture = Fixture().altering([0], "please", to: text).replying(to: [0], with: Fixture.spam)
    let attempt = try fixture.run()
    try attempt.promotes()
    #expect(try attempt.row("c0")["input"]?["text"]?.string == text)
    #expect(try attempt.results().count == 20)
    #expect(try attempt.row("c19")["line"]?.int == 20)
  }

  @Test func fg45_halfACharacter() throws {
    let project = try Project()
    try Fixture().write(to: project)
    var bytes = Data(try project.read("cases.jsonl").utf8)
    let place = try #require(bytes.range(of: Data("please".utf8)))
    bytes.replaceSubrange(place, with: [0xE2, 0x82])
    try project.write(bytes, to: "cases.jsonl")
    try project.attempt(["run", "flow.yaml"]).ends(with: 65, saying: "cases.jsonl:1:", "bytes that are not UTF-8")
  }

  @Test func fg46_idsThatDifferInTheirNormalFormOnly() throws {
    var fixture = Fixture()
    fixture.recording = Fixture.recording(count: 20)
    func named(_ first: String, _ second: String) -> Fixture {
      var fixture = fixture
      for (index, name) in [(0, first), (1, second)] {
        fixture.cases[index] = fixture.cases[index].replacing("\"c\(index)\"", with: "\"\(name)\"")
        fixture.recording?[index] = Fixture.row(index, Fixture.please).replacing("\"c\(index)\"", with: "\"\(name)\"")
      }
      return fixture
    }
    try named("café", "cafe").run().promotes()
    // One recorded reply would do for both of them.
    var doubled = named("caf\u{E9}", "cafe\u{301}")
    doubled.recording?.remove(at: 1)
    try doubled.run()
      .ends(with: 65, saying: "cases.jsonl:2:", "in another spelling of the same characters, at cases.jsonl:1")
  }

  @Test func fg47_truncatedLastLine() throws {
    let project = try Project()
    // The case that is cut off is one that fails, and there are enough without it.
    var fixture = Fixture(count: 21).altering(
      [20], #""disposition":"act","action":"reply""#, to: #""disposition":"refuse""#)
    fixture.recording = Fixture.recording(count: 21)
    try fixture.write(to: project)
    let text = try project.read("cases.jsonl")
    try project.write(String(text.dropLast()), to: "cases.jsonl")
    try project.attempt(["run", "flow.yaml"]).ends(with: 1, saying: "c20")
    for cut in [2, 10, 60] {
      try project.write(String(text.dropLast(cut)), to: "cases.jsonl")
      let attempt = try project.attempt(["run", "flow.yaml"])
      #expect(attempt.status == 65)
      #expect(attempt.printed.contains("cases.jsonl:21:"))
      #expect(attempt.printed.contains("the file ends in the middle of its last line"))
      #expect(!attempt.printed.contains("PROMOTE"))
      #expect(project.runs.count == 1, "only the first one left a run")
    }
  }

  @Test func fg47_malformedLinesAreAllReported() throws {
    var fixture = Fixture(count: 24)
    fixture.recording = Fixture.recording(count: 24)
    fixture = fixture.line(3, "{not json").line(7, #"{"id":"c7","input":{},"expected":"#).line(11, "[]")
      .line(23, #"{"id":"c23","input":{},"expected":{"disposition":"acted"}}"#)
    let attempt = try fixture.run()
    try attempt.ends(
      with: 65, saying: "cases.jsonl:4:", "cases.jsonl:8:", "cases.jsonl:12:", "cases.jsonl:24:", "4 errors")
    #expect(attempt.project.runs.isEmpty)
    #expect(!attempt.ending.output.contains("PROMOTE"))
  }

  @Test func fg48_pointerIsNoData() throws {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab\nsize 12345\n"
    for file in ["cases.jsonl", "replies.jsonl", "flow.yaml"] {
      let project = try Project()
      try Fixture().write(to: project)
      try project.write(pointer, to: file)
      try project.attempt(["run", "flow.yaml"]).ends(with: 65, saying: "\(file) is a Git LFS pointer", "git lfs pull")
    }
  }

  /// Rows without what depends on how long lines are.
  private static func withoutPlaces(_ rows: [JSONValue]) -> [String] {
    rows.map { row in
      row.members.filter { $0.name != "offset" }.map { "\($0.name)=\($0.value.canonicalText)" }.joined(separator: " ")
    }
  }
}
