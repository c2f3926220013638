import CaseJSON
import Testing

@Suite("A key that stands twice")
struct DuplicateKeyTests {
  @Test("is reported where it stands again, however it is spelled", arguments: rows)
  func reports(row: GrammarCase) { row.verify() }

  private static let rows: [GrammarCase] = [
    .fault("next to each other", #"{"a":1,"a":2}"#, "json.duplicate-key@7"),
    .fault("same value too", #"{"a":1,"a":1}"#, "json.duplicate-key@7"),
    .fault("far apart", #"{"a":1,"b":2,"c":3,"a":4}"#, "json.duplicate-key@19"),
    .fault("three times", #"{"a":1,"a":2,"a":3}"#, "json.duplicate-key@7", "json.duplicate-key@13"),
    .fault("two different ones", #"{"a":1,"b":1,"a":2,"b":2}"#, "json.duplicate-key@13", "json.duplicate-key@19"),
    .fault("the second one escaped", #"{"a":1,"\u0061":2}"#, "json.duplicate-key@7"),
    .fault("the first one escaped", #"{"\u0061":1,"a":2}"#, "json.duplicate-key@12"),
    .fault("both escaped differently", #"{"\u0022":1,"\"":2}"#, "json.duplicate-key@12"),
    .fault("empty", #"{"":1,"":2}"#, "json.duplicate-key@6"),
    .fault("outside ASCII", #"{"é":1,"é":2}"#, "json.duplicate-key@8"),
    .fault("behind a nested object", #"{"a":{"x":1},"a":2}"#, "json.duplicate-key@13"),
    .fault("inside and outside", #"{"a":{"x":1,"x":2},"a":2}"#, "json.duplicate-key@12", "json.duplicate-key@19"),
    .fault("in an array", #"[{"a":1,"a":2},{"a":1,"a":2}]"#, "json.duplicate-key@8", "json.duplicate-key@22"),
    .accept("not where case differs", #"{"A":1,"a":2}"#),
    .accept("not where only first and last byte agree", #"{"abc":1,"adc":2}"#),
    .accept("not where one is the other's beginning", #"{"abcdefgh":1,"abcdefghi":2}"#),
    .accept("not where NFC and NFD differ", "{\"e\u{301}\":1,\"\u{E9}\":2}"),
    .accept("not where NUL is the difference", #"{"a":1,"a\u0000":2}"#),
  ]

  @Test("is found among any number of others", arguments: [2, 3, 16, 17, 63, 64, 65, 66, 1000])
  func findsAmongMany(count: Int) {
    let keys = (0..<count).map { #""key \#($0 * 7919 % count) \#($0)":0"# }
    let text = "{" + keys.joined(separator: ",")
    #expect(JSONScanner.scan(Array((text + "}").utf8)).faults == [])
    for again in [0, count / 2, count - 1] {
      let name = keys[again].dropLast(2)
      let faults = JSONScanner.scan(Array((text + ",\(name):1}").utf8)).faults
      #expect(faults.map(\.mark) == ["json.duplicate-key@\(text.utf8.count + 1)"])
    }
  }

  @Test("many of them are reported in the order of the text")
  func reportsInOrder() {
    let text = "{" + (0..<200).map { #""\#($0 % 100)":0"# }.joined(separator: ",") + "}"
    let faults = JSONScanner.scan(Array(text.utf8)).faults
    #expect(faults.count == 100)
    #expect(faults.map(\.offset) == faults.map(\.offset).sorted())
    #expect(faults.first?.kind == .duplicateKey("0"))
  }

  @Test("leaves the first member to a lookup")
  func keepsTheFirst() {
    #expect(JSONScanner.scan(Array(#"{"a":1,"a":2}"#.utf8)).document?.root["a"]?.int == 1)
  }
}
