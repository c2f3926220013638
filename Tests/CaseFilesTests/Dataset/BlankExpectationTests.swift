import CaseModel
import Testing

/// FG49: expectations that say something, and that nothing can fail all the same.
@Suite struct BlankExpectationTests {
  private static let whatever = #"{"any":[{"exists":true},{"exists":false}]}"#
  private static let stops = #"{"disposition":"refuse"},{"disposition":"escalate"}"#

  private func places(expected: String) -> [String] {
    Texts.caseFindings(#"{"id":"c","input":{},"expected":\#(expected)}"#).places
  }

  @Test(arguments: [
    (#"{"any_of":[{"disposition":"act"},\#(stops)]}"#, 43),
    (#"{"any_of":[\#(stops),{"disposition":"act"},{"disposition":"act","action":"pay"}]}"#, 43),
    (#"{"any_of":[{"disposition":"act"},\#(stops),{"disposition":"refuse","reason":"policy"}]}"#, 43),
    (
      #"{"any_of":[{"disposition":"act"},{"disposition":"refuse","calls":{"in_order":[]}},{"disposition":"escalate"}]}"#,
      43
    ), (#"{"disposition":"act","output":\#(whatever)}"#, 63),
    (#"{"disposition":"act","output":{"x":\#(whatever),"y":1}}"#, 68),
    (#"{"disposition":"act","output":[\#(whatever)]}"#, 64),
    (#"{"disposition":"act","output":{"not":{"all":[{"exists":true},{"exists":false}]}}}"#, 63),
    (#"{"disposition":"act","output":{"any":[{"exists":false},{"not":{"equals":null}}]}}"#, 63),
    (#"{"disposition":"escalate","to":\#(whatever)}"#, 64), (#"{"disposition":"refuse","reason":\#(whatever)}"#, 66),
    (#"{"disposition":"act","action":"pay","arguments":{"x":\#(whatever)}}"#, 86),
    (#"{"disposition":"refuse","calls":{"includes":[]}}"#, 77), (#"{"disposition":"act","calls":{"includes":[]}}"#, 74),
  ])
  func refused(expected: String, column: Int) {
    #expect(places(expected: expected) == ["cases.jsonl:1:\(column) expected.blank"])
  }

  @Test(arguments: [
    #"{"any_of":[\#(stops)]}"#, #"{"any_of":[{"disposition":"act","action":"pay"},\#(stops)]}"#,
    #"{"any_of":[{"disposition":"act","calls":{"in_order":[]}},\#(stops)]}"#,
    #"{"any_of":[{"disposition":"act"},{"disposition":"refuse"},{"disposition":"escalate","attach":["x"]}]}"#,
    #"{"disposition":"act","output":{"x":{"exists":false}}}"#, #"{"disposition":"act","output":{"exists":true}}"#,
    #"{"disposition":"act","output":{"any":[{"exists":false},{"not":{"one_of":[null,"spam"]}}]}}"#,
    #"{"disposition":"act","output":{"x":{"any":[{"exists":false},{"not":"spam"}]}}}"#,
    #"{"disposition":"refuse","calls":{"any_order":[]}}"#,
    #"{"disposition":"refuse","calls":{"includes":[{"action":"note"}]}}"#,
  ])
  func accepted(expected: String) {
    #expect(places(expected: expected).isEmpty, "\(places(expected: expected))")
  }
}
