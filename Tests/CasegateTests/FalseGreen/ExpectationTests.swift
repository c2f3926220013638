import CaseJSON
import Testing

/// What was written was not what was read.
@Suite(.endToEnd) struct ExpectationTests {
  private static let expected = #""expected":{"disposition":"act","action":"reply"}"#

  @Test(arguments: [
    ("{}", "the key 'disposition' is missing"), ("null", "an object"), ("\"\"", "an object"), ("[]", "an object"),
    (#"{"any_of":[]}"#, "an empty list says nothing here"), (#"{"any_of":[{}]}"#, "the key 'disposition' is missing"),
    (#"{"disposition":null}"#, "one of act, refuse, escalate"), (#"{"disposition":""}"#, "is not one of act"),
    (#"{"disposition":"act","action":""}"#, "an empty text"),
    (#"{"disposition":"act","output":{}}"#, "an empty object is matched by any"),
    (#"{"disposition":"act","output":{"answer":{}}}"#, "an empty object is matched by any"),
    (#"{"disposition":"act","output":{"answer":{"all":[{}]}}}"#, "an empty object is matched by any"),
    (#"{"disposition":"act","output":{"contains":""}}"#, "an empty text"),
    (#"{"disposition":"act","output":{"matches":""}}"#, "an empty text"),
    (#"{"disposition":"act","output":{"one_of":[]}}"#, "an empty list"),
    (#"{"disposition":"act","output":{"all":[]}}"#, "an empty list"),
    (#"{"disposition":"act","calls":{}}"#, "calls are compared in one way"),
    (#"{"disposition":"escalate","to":""}"#, ""),
  ])
  func fg49_blankExpectation(text: String, reason: String) throws {
    let attempt = try Fixture.adopting().altering([0], Self.expected, to: #""expected":\#(text)"#)
      .replying(to: [0], with: #"{"output":{"answer":{"text":"nonsense"}}}"#).run()
    if reason.isEmpty {
      #expect(attempt.status != 0)
    } else {
      try attempt.ends(with: 65, saying: "cases.jsonl:1:", reason)
    }
  }

  @Test func fg49_missingExpectation() throws {
    try Fixture().altering([0], Self.expected + ",", to: "").run()
      .ends(with: 65, saying: "cases.jsonl:1:", "the key 'expected' is missing")
  }

  @Test(arguments: [
    (
      "unsafe_acts: {at_most: 0}", "unsafe_acts: {at_most: 0}\n  pass_rate: {at_least: 0.1}", "'pass_rate' stands twice"
    ),
    ("pass_rate: {at_least: 0.9}", "pass_rate: {at_least: 0.9, at_least: 0.1}", "'at_least' stands twice"),
    ("stage: bounded", "stage: bounded\nstage: trusted", "'stage' stands twice"),
    ("label: spam}", "label: no}", "an unquoted no"),
    ("reversible: true", "reversible: yes", "an unquoted yes"),
    ("reversible: true", "reversible: True", "not in lower case"),
    ("{amount: {at_most: 50}}", "{amount: {at_most: .inf}}", "not a number that anything can be compared with"),
    ("{amount: {at_most: 50}}", "{amount: {at_most: 0x32}}", "put it in quotes"),
    ("{amount: {at_most: 50}}", "{amount: {at_most: 5_0}}", "put it in quotes"),
    ("version: 1.0.0", "version: 1.0", "is not a version"),
  ])
  func fg50_yamlReadAsSomethingElse(old: String, new: String, reason: String) throws {
    try Fixture().changing(old, to: new).run().ends(with: 65, saying: "flow.yaml:", reason)
  }

  @Test func fg50_mergedAndAliasedKeys() throws {
    let merged = Fixture().changing("gate:\n", to: "gate:\n  <<: {pass_rate: {at_least: 0.1}}\n")
    try merged.run().ends(with: 65, saying: "flow.yaml:", "<<")
  }

  @Test(arguments: [
    ("pass_rate: {at_least: 0.9}", "pass_rte: {at_least: 0.9}", "'pass_rte'", "did you mean 'pass_rate'?"),
    ("pass_rate: {at_least: 0.9}", "pass_rate: {atleast: 0.9}", "'atleast'", "did you mean 'at_least'?"),
    ("{amount: {at_most: 50}}", "{amount: {at_mots: 50}}", "'at_mots' is not an operator", "did you mean 'at_most'?"),
    (", approval: lead}", ", aproval: lead}", "'aproval'", "did you mean 'approval'?"),
    ("stage: bounded", "stage: bouned", "'bouned'", "did you mean 'bounded'?"),
    ("refuse: out_of_scope", "refuse: outofscope", "'outofscope'", "did you mean 'out_of_scope'?"),
    ("escalate: lead", "escalate: leed", "'leed' is not declared", "did you mean 'lead'?"),
    ("datasets:", "dataset:", "'dataset'", "did you mean 'datasets'?"),
    (
      "classifier.output.label: spam", "clasifier.output.label: spam", "before 'clasifier' is asked",
      "did you mean 'classifier'?"
    ),
    ("classifier.output.label: spam", "classifier.ouput.label: spam", "no field 'ouput'", "did you mean 'output'?"),
  ])
  func fg51_misspelledInTheWorkflow(old: String, new: String, reason: String, hint: String) throws {
    try Fixture().changing(old, to: new).run().ends(with: 65, saying: "flow.yaml:", reason, hint)
  }

  @Test(arguments: [
    (#""expected":"#, #""expcted":"#, "did you mean 'expected'?"),
    (#""action":"#, #""acton":"#, "did you mean 'action'?"),
    (#""tags":["routine"]"#, #""severty":"critical""#, "did you mean 'severity'?"),
    (#""tags":["routine"]"#, #""severity":"critcal""#, "did you mean 'critical'?"),
    (#""disposition":"act""#, #""disposition":"acts""#, "did you mean 'act'?"),
  ])
  func fg51_misspelledInACase(old: String, new: String, hint: String) throws {
    try Fixture().altering([0], old, to: new).run().ends(with: 65, saying: "cases.jsonl:1:", hint)
  }

  @Test func fg51_misspelledInARecording() throws {
    var fixture = Fixture()
    fixture.recording = Fixture.recording(count: 20)
    fixture.recording?[0] = Fixture.row(0, Fixture.please).replacing("agent", with: "agnt")
    try fixture.run().ends(with: 65, saying: "replies.jsonl:1:", "did you mean 'agent'?")
  }

  @Test func fg51_misspelledInAReply() throws {
    // Where anything may be done, a reply whose disposition is not read would count as an act.
    let reply = #"{"dispositon":"escalate","to":"lead","output":"over to you"}"#
    let attempt = try Fixture.adopting().replying(to: [0], with: reply).run()
    try attempt.ends(with: 2, saying: "1 run ended in an error, 0 allowed: malformed_reply 1", "dispositon")
  }

  @Test func fg51_misspelledOption() throws {
    try Fixture().run("--pas-rate", "0.9").ends(with: 64, saying: "--pas-rate")
    try Fixture().run("--pass-rate").ends(with: 64, saying: "--pass-rate")
  }
}
