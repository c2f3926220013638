import CaseJudgement
import CaseModel
import CaseRun
import Foundation
import Testing

@testable import CaseReports

@Suite struct JUnitDocumentTests {
  private static func result(
    _ id: String, _ repetition: Int = 1, in dataset: String = "a.jsonl", kind: String? = nil, isError: Bool = false,
    why: String = "w"
  ) -> CaseResult {
    CaseResult(
      caseID: id, repetition: repetition, dataset: dataset, line: 1, severity: "medium", owner: "Ada, approver",
      fault: kind.map {
        CaseResult.Fault(isError: isError, kind: $0, why: why, parts: ["calls"], expected: "{}", actual: "{}")
      })
  }

  private static func text(_ results: [CaseResult], limit: Int = JUnitCensus.largestFile) throws -> String {
    var run = SyntheticRun(seed: 4)
    var census = JUnitCensus(try run.summary().verdict, limit: limit)
    for result in results { census.add(result) }
    var document = JUnitDocument(census)
    return document.head + results.map { document.text(of: $0) }.joined() + document.tail
  }

  @Test func aRunIsATestAndADatasetASuite() throws {
    let text = try Self.text([
      Self.result("x"), Self.result("y", kind: "unsafe_act"),
      Self.result("z", in: "b.jsonl", kind: "timeout", isError: true),
    ])
    #expect(text.contains(#"<testsuite name="a.jsonl" tests="2" failures="1" errors="0" skipped="0">"#), "\(text)")
    #expect(text.contains(#"<testsuite name="b.jsonl" tests="1" failures="0" errors="1" skipped="0">"#))
    #expect(text.contains(#"<failure type="unsafe_act" message="w">w"#))
    #expect(text.contains(#"<error type="timeout" message="w">w"#))
    #expect(text.contains(#"file="a.jsonl" line="1"/>"#))
    #expect(text.components(separatedBy: "<testsuite ").count == text.components(separatedBy: "</testsuite>").count)
  }

  @Test func noFileIsEmpty() throws {
    let text = try Self.text([])
    #expect(text.contains(#"<testcase name="verdict""#))
    #expect(!text.contains(#"tests="0""#))
  }

  /// GitLab takes no file of 30 MB, so that what did not pass is listed alone, as much of it as there is room for.
  @Test func aFileThatGrowsTooLargeListsWhatFailed() throws {
    let passed = (0..<400).map { Self.result("p\($0)") }
    let failed = (0..<200).map { Self.result("f\($0)", kind: "unsafe_act", why: String(repeating: "w", count: 400)) }
    let some = try Self.text(passed + failed.prefix(20), limit: 60_000)
    #expect(some.utf8.count <= 60_000)
    #expect(!some.contains("name=\"p0\""))
    #expect(some.contains("name=\"f19\""))
    #expect(some.contains("the 20 that did not pass of 420 runs"))
    #expect(some.contains(#"tests="20" failures="20""#))
    let many = try Self.text(passed + failed, limit: 100_000)
    #expect(many.utf8.count <= 100_000)
    #expect(many.contains("name=\"f0\"") && !many.contains("name=\"f199\""))
    #expect(many.contains(" of 200 that did not pass of 600 runs"))
    let all = try Self.text(passed + failed)
    #expect(all.contains("name=\"p399\"") && all.contains("name=\"f199\"") && !all.contains("would be larger"))
  }

  @Test func textThatSomebodyWroteEndsNothing() throws {
    let evil = "</failure></testcase>]]>\u{0}\u{1B}\u{FFFE}\n\"'&<x a=\"1\">"
    let text = try Self.text([Self.result(evil, kind: "wrong_act", why: evil)])
    #expect(!text.contains("]]>"))
    #expect(text.components(separatedBy: "</failure>").count == text.components(separatedBy: "<failure ").count)
    for scalar in text.unicodeScalars where scalar.value < 0x20 { #expect(scalar == "\n") }
    #expect(!text.unicodeScalars.contains("\u{FFFE}"))
    #expect(text.contains("&lt;/failure&gt;&lt;/testcase&gt;]]&gt;\\u{0}\\u{1b}\\u{fffe}\\u{a}&quot;&apos;&amp;"))
  }

  @Test func aLetterIsNoReport() throws {
    let long = String(repeating: "日", count: 1_000_000)
    let text = try Self.text([Self.result("x", kind: "wrong_act", why: long)])
    #expect(text.utf8.count < 100_000)
  }

  @Test(arguments: 0..<40)
  func noTwoTestsHaveTheSameName(seed: Int) throws {
    var run = SyntheticRun(seed: UInt64(seed))
    let verdict = try run.summary().verdict
    var census = JUnitCensus(verdict)
    let repeats = verdict.numbers.repeats ?? 1
    // Ids that look like a repeat of another, and a dataset that looks like the gate.
    let results = ["verdict", "x", "x #1", "x #2"].flatMap { id in
      (1...repeats).map { Self.result(id, $0, in: "gate") }
    }
    for result in results { census.add(result) }
    var document = JUnitDocument(census)
    let text = document.head + results.map { document.text(of: $0) }.joined() + document.tail
    let tests = text.matches(of: /<testcase name="([^"]*)" classname="([^"]*)"/).map { $0.2 + "\u{0}" + $0.1 }
    #expect(Set(tests).count == tests.count)
    #expect(tests.count > results.count)
    let failing = verdict.gate.checks.count { !$0.holds && $0.effect != .promote }
    let red = text.matches(of: #/<(failure|error) /#).count
    #expect(red == failing + (verdict.gate.verdict == .promote ? 0 : 1))
  }
}
