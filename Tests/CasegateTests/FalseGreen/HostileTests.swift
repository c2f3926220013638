import Foundation
import Testing

/// What somebody who wants a green build would try, and what a careless agent does by itself.
@Suite(.endToEnd) struct HostileTests {
  @Test(arguments: [
    ["--pass-rate", "0.99", "--pass_rate", "0.9"], ["--repeat", "2", "--repeat=1"], ["--limit", "3", "--limit", "30"],
    ["--workflow", "flow.yaml"],
  ])
  func anOptionThatMeansOneThingIsGivenOnce(arguments: [String]) throws {
    let project = try Project()
    try Fixture().write(to: project)
    #expect(try project.attempt(["run", "flow.yaml"] + arguments).status == 64)
  }

  @Test func fg23_copiesOfACaseAreNoOtherCases() throws {
    let copy = #""input":{"text":"please","amount":0},"expected":{"disposition":"act","action":"reply"}}"#
    try Fixture().line(1, #"{"id":"c1",\#(copy)"#).run()
      .ends(with: 2, saying: "NO VERDICT", "19 cases that are not copies of another, fewer than the 20")
    try Fixture().line(1, #"{"id":"c1",\#(copy.replacing("please", with: "please!"))"#).run().promotes()
  }

  @Test func fg28_forbiddenCallInAMalformedReply() throws {
    let reply =
      #"{"disposition":"refuse","calls":[{"action":"pay","arguments":{"amount":9999},"executed":true}],"confidence":7}"#
    let fixture = Fixture.adopting().replying(to: [2], with: reply)
      .changing("cases: {at_least: 20}", to: "cases: {at_least: 20}\n  errors: {at_most: 5}")
      .changing("pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.5}")
      .changing("refusal.recall: {at_least: 0.9}", to: "authority_violations: {at_most: 0}")
    try fixture.run().ends(with: 1, saying: "authority_violations: 1")
  }

  @Test func fg33_anActWhoseCallsAllFailedIsNone() throws {
    let reply = #"{"disposition":"act","calls":[{"action":"reply","executed":true,"failed":true}]}"#
    try Fixture.adopting().replying(to: [0], with: reply).run().ends(with: 2, saying: "NO VERDICT", "empty_reply")
  }

  @Test(arguments: [".*", "^", "y|", "(refund)?"])
  func fg49_aPatternThatIsFoundInEverything(pattern: String) throws {
    let expected = #""expected":{"disposition":"act","output":{"x":{"matches":"\#(pattern)"}}}"#
    try Fixture().line(0, #"{"id":"c0","input":{},\#(expected)}"#).run().ends(
      with: 65, saying: "is found in every text")
  }

  @Test(arguments: ["  ", "\\u200B", " Ada", "Ada\\u200B"])
  func anOwnerWhomNobodySeesIsNone(name: String) throws {
    try Fixture().changing("{name: Ada}", to: "{name: \"\(name)\"}").run()
      .ends(with: 65, saying: "white space, or holds characters that nobody sees")
  }

  @Test func anIDThatLooksLikeAnotherIsRefused() throws {
    try Fixture().line(
      0, #"{"id":"c1 ","input":{"text":"please"},"expected":{"disposition":"act","action":"reply"}}"#
    ).run().ends(with: 65, saying: "cases.jsonl:1:7")
  }

  @Test func whatIsReadTwiceHasToBeAFile() throws {
    let project = try Project()
    try Fixture().write(to: project)
    #expect(mkfifo(project.path + "/pipe.jsonl", 0o600) == 0)
    try project.attempt(["run", "flow.yaml", "--dataset", "pipe.jsonl"])
      .ends(with: 65, saying: "pipe.jsonl is not a regular file")
  }

  @Test func aBombBehindAnOddLineBreakIsStillOne() throws {
    let bomb = (0..<40).map { _ in "\u{2028}*a" }.joined(separator: ",")
    try Fixture().changing("casegate: 1", to: "x: &a [1]\ny: [\(bomb)]\ncasegate: 1").run()
      .ends(with: 65, saying: "aliases")
  }

  @Test func anEnormousKeyIsAFindingAndNotAWait() throws {
    let key = String(repeating: "k", count: 1_000_000)
    let attempt = try Fixture().line(0, #"{"id":"c0","\#(key)":1,"input":{},"expected":{"disposition":"act"}}"#).run()
    #expect(attempt.status == 65)
    #expect(attempt.ending.errors.utf8.count < 20_000)
  }

  @Test func tokensBeyondAllMeasureStopNothing() throws {
    let reply = #"{"output":{"label":"please"},"usage":{"input_tokens":9223372036854775807}}"#
    try Fixture().replying(to: [0, 1], with: reply).run().promotes()
  }
}
