import CaseJSON
import CaseJudgement
import CaseModel
import CaseRun
import Testing

@testable import CaseReports

@Suite struct GitHubAnnotationsTests {
  private static func finding(_ severity: Finding.Severity, line: Int) -> Finding {
    Finding(severity, "key.unknown", "m\(line)", location: SourceLocation(file: "flow.yaml", line: line, column: 5))
  }

  @Test func annotationsCannotBeEndedByWhatTheyQuote() {
    let hostile = Finding(
      .error, "a,b:c", "50% off\r\n::error::pwned", hint: "x\ny",
      location: SourceLocation(file: "a,b:c.yaml", line: 2, column: 1))
    var annotations = GitHubAnnotations()
    #expect(
      annotations.text(Findings([hostile]))
        == "::error file=a%2Cb%3Ac.yaml,line=2,col=1,title=a%2Cb%3Ac::50%25 off%0D%0A::error::pwned (x%0Ay)\n")
    #expect(annotations.rest.isEmpty)
  }

  @Test func tenOfAKindAndTheRestCounted() {
    var annotations = GitHubAnnotations()
    var text = annotations.text(Findings((1...13).map { Self.finding(.error, line: $0) }))
    text += annotations.text(Findings((1...12).map { Self.finding(.warning, line: $0) }))
    let lines = text.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.count { $0.hasPrefix("::warning ") } == 10)
    // What is no annotation is in the log all the same.
    #expect(lines.contains("flow.yaml:13:5: error: m13 [key.unknown]"), "\(text)")
    #expect(lines.contains("flow.yaml:12:5: warning: m12 [key.unknown]"), "\(text)")
    #expect(lines.count == 25)
    #expect(annotations.rest.hasPrefix("::notice title=casegate::and 5 more:"))
  }

  @Test func findingsBeyondTheLimitAreCounted() {
    var annotations = GitHubAnnotations()
    _ = annotations.text(Findings(Array(repeating: Self.finding(.error, line: 1), count: Findings.limit + 7)))
    #expect(annotations.rest.contains("and 197 more"))
  }

  @Test(arguments: 0..<40)
  func aStepNeverHasMoreThanTen(seed: Int) throws {
    var run = SyntheticRun(seed: UInt64(seed))
    let verdict = try run.summary().verdict
    var annotations = GitHubAnnotations { "sub/" + $0 }
    let lines = annotations.text(verdict).split(separator: "\n")
    let errors = lines.count { $0.hasPrefix("::error ") }
    let warnings = lines.count { $0.hasPrefix("::warning ") }
    #expect(errors <= 10 && warnings <= 10 && errors + warnings == lines.count)
    let all = verdict.gate.checks.count { !$0.holds } + verdict.worst.count
    let omitted = all - lines.count
    #expect(omitted == 0 ? annotations.rest.isEmpty : annotations.rest.contains("and \(omitted) more:"))
    // A version that is promoted all the same has no error.
    if verdict.gate.verdict == .promote { #expect(errors == 0) }
    for line in lines where line.contains("file=") { #expect(line.contains("file=sub/")) }
  }

  @Test func aLongMessageIsCut() {
    var annotations = GitHubAnnotations()
    let long = Finding(.error, "x", String(repeating: "a", count: 100_000))
    #expect(annotations.text(Findings([long])).utf8.count < 2000)
  }
}
