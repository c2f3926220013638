import CaseModel
import Testing

/// Expectations that anything would match, or that contradict themselves.
@Suite struct ExpectationTests {
  private func codes(expected: String) -> [String] {
    Texts.caseFindings(#"{"id":"c","input":{},"expected":\#(expected)}"#).codes
  }

  @Test(arguments: [
    ("{}", "key.missing"), ("null", "value.type"), ("[]", "value.type"), (#""act""#, "value.type"),
    (#"{"disposition":"approve"}"#, "value.unknown"), (#"{"disposition":null}"#, "value.type"),
    (#"{"any_of":[]}"#, "value.empty"), (#"{"any_of":[{}]}"#, "key.missing"), (#"{"any_of":{}}"#, "value.type"),
    (#"{"any_of":[{"disposition":"act"}],"disposition":"act"}"#, "key.unknown"),
    (#"{"disposition":"act","output":{}}"#, "expected.blank"),
    (#"{"disposition":"act","output":{"x":{"one_of":[]}}}"#, "value.empty"),
    (#"{"disposition":"act","output":{"x":{"contains":""}}}"#, "value.empty"),
    (#"{"disposition":"act","output":{"x":{"contains_all":[]}}}"#, "value.empty"),
    (#"{"disposition":"act","output":{"x":{"starts_with":""}}}"#, "value.empty"),
    (#"{"disposition":"act","output":{"all":[]}}"#, "value.empty"),
    (#"{"disposition":"act","output":{"set":[]}}"#, "value.empty"),
    (#"{"disposition":"act","output":{"x":{"at_least":1,"typo":2}}}"#, "matcher.operator"),
    (#"{"disposition":"act","output":{"x":{"within":{"of":1}}}}"#, "key.missing"),
    (#"{"disposition":"act","output":{"x":{"within":{"of":1,"tolerance":-1}}}}"#, "value.range"),
    (#"{"disposition":"act","reason":"policy"}"#, "expected.misplaced"),
    (#"{"disposition":"act","to":"lead"}"#, "expected.misplaced"),
    (#"{"disposition":"refuse","to":"lead"}"#, "expected.misplaced"),
    (#"{"disposition":"refuse","action":"pay"}"#, "expected.misplaced"),
    (#"{"disposition":"escalate","attach":["x"],"reason":"policy"}"#, "expected.misplaced"),
    (#"{"disposition":"refuse","reason":"bored"}"#, "value.unknown"),
    (#"{"disposition":"refuse","reason":{"one_of":["policy","bored"]}}"#, "value.unknown"),
    (#"{"disposition":"act","action":"pay","calls":{"in_order":[]}}"#, "expected.calls"),
    (#"{"disposition":"act","calls":{"in_order":[],"includes":[]}}"#, "expected.calls"),
    (#"{"disposition":"act","calls":{}}"#, "expected.calls"),
    (#"{"disposition":"act","calls":[{"action":"pay"}]}"#, "value.type"),
    (#"{"disposition":"act","arguments":{"a":1}}"#, "expected.arguments"),
    (#"{"disposition":"act","action":""}"#, "value.empty"), (#"{"disposition":"act","acton":"pay"}"#, "key.unknown"),
  ])
  func refused(expected: String, code: String) {
    #expect(codes(expected: expected).contains(code), "\(codes(expected: expected))")
  }

  @Test(arguments: [
    #"{"disposition":"act"}"#, #"{"disposition":"act","action":"pay","arguments":{}}"#,
    #"{"disposition":"act","output":null}"#, #"{"disposition":"act","output":{"equals":{"equals":1}}}"#,
    #"{"disposition":"act","output":{"x":{"not":{"one_of":[1]}}}}"#, #"{"disposition":"refuse"}"#,
    #"{"disposition":"refuse","reason":{"not":"policy"}}"#,
    #"{"disposition":"refuse","calls":{"any_order":[{"action":"x"}]}}"#,
    #"{"disposition":"escalate","to":{"one_of":["a","b"]},"attach":["x"]}"#,
    #"{"any_of":[{"disposition":"act"},{"disposition":"refuse","reason":"policy"}]}"#,
  ])
  func accepted(expected: String) { #expect(codes(expected: expected).isEmpty, "\(codes(expected: expected))") }

  @Test(arguments: [
    (#"{"input":{},"expected":{"disposition":"act"}}"#, "1:1 key.missing"),
    (#"{"id":"c","expected":{"disposition":"act"}}"#, "1:1 key.missing"),
    (#"{"id":"c","input":{}}"#, "1:1 key.missing"),
    (#"{"id":"","input":{},"expected":{"disposition":"act"}}"#, "1:7 value.empty"),
    (#"{"id":7,"input":{},"expected":{"disposition":"act"}}"#, "1:7 value.type"),
    (#"{"id":"a\u0000b","input":{},"expected":{"disposition":"act"}}"#, "1:7 value.invisible"),
    (#"{"id":"c","input":[],"expected":{"disposition":"act"}}"#, "1:19 value.type"),
    (#"{"id":"c","input":{},"expected":{"disposition":"act"},"severty":"high"}"#, "1:55 key.unknown"),
    (#"{"id":"c","input":{},"expected":{"disposition":"act"},"severity":"urgent"}"#, "1:66 value.unknown"),
    (#"{"id":"c","input":{},"expected":{"disposition":"act"},"approvals":[{"as":"lead"}]}"#, "1:68 key.missing"),
    (#"{"id":"c","input":{},"expected":{"disposition":"act"},"approvals":[{"for":"x","to":"y"}]}"#, "1:79 key.unknown"),
    (#"{"id":"c","id":"d","input":{},"expected":{"disposition":"act"}}"#, "1:11"), ("[]", "1:1 value.type"),
    (#"{"id":"c","input":{},"expected":{"disposition":"act"}"#, "1:"),
  ])
  func cases(line: String, place: String) {
    let findings = Texts.caseFindings(line)
    #expect(findings.hasErrors)
    #expect(findings.places.contains { $0.hasPrefix("cases.jsonl:\(place)") }, "\(findings.text)")
  }
}
