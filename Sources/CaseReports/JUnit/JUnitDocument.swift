import CaseJudgement
import CaseModel

/// A JUnit file, part by part: what GitLab, Jenkins and others show of a run. It holds no clock.
///
/// The suite of the gate comes first, then one for each dataset, in which a run of a case is a test.
package struct JUnitDocument: Sendable {
  private let census: JUnitCensus
  private var suite: String?
  private var failedCount = 0

  package init(_ census: JUnitCensus) { self.census = census }

  /// Everything before the first run.
  package var head: String {
    let verdict = census.verdict
    var gate = GateSuite(verdict)
    gate.remark = census.remark
    var counts = gate.counts
    for name in census.names { counts.add(census.counts(of: name)) }
    return JUnitText.head(named: "\(verdict.workflow.name) \(verdict.workflow.version)", counts) + gate.text
  }

  /// The part of one run, with the beginning of its suite where it is the first; empty where it is not listed.
  package mutating func text(of result: CaseResult) -> String {
    guard census.listsAll || (result.fault != nil && failedCount < census.failedLimit) else { return "" }
    if result.fault != nil { failedCount += 1 }
    let test = Self.test(for: result, in: census.verdict).text
    if suite == result.suite { return test }
    let end = suite == nil ? "" : "  </testsuite>\n"
    suite = result.suite
    return end
      + "  <testsuite\(XMLText.attributes(["name": result.suite]))\(census.counts(of: result.suite).attributes)>\n"
      + test
  }

  /// Everything behind the last run.
  package var tail: String { (suite == nil ? "" : "  </testsuite>\n") + JUnitText.tail }

  static func test(for result: CaseResult, in verdict: RunVerdict) -> TestCaseXML {
    // Either every name of a file has a number or none has, so that no two are the same.
    let isRepeated = (verdict.numbers.repeats ?? 2) > 1 && result.skipped == nil
    let path = result.dataset.replacing(".", with: "_")
    var test = TestCaseXML(
      name: result.caseID + (isRepeated ? " #\(result.repetition)" : ""),
      classname: "\(verdict.workflow.name).cases.\(path)", file: result.dataset, line: result.line,
      fault: result.fault.map { fault(of: result, $0) })
    test.skipped = result.skipped
    return test
  }

  private static func fault(of result: CaseResult, _ fault: CaseResult.Fault) -> TestCaseXML.Fault {
    let lines = [
      fault.why, "expected  \(fault.expected)", "actual    \(fault.actual)",
      fault.parts.isEmpty ? nil : "wrong in  \(fault.parts.joined(separator: ", "))",
      result.owner.map { "answers   \($0)" }, "severity  \(result.severity)",
      "where     \(result.dataset):\(result.line)",
    ]
    return TestCaseXML.Fault(
      isError: fault.isError, type: fault.kind, message: fault.why, lines: lines.compactMap(\.self))
  }
}

/// The frame of every JUnit file.
enum JUnitText {
  static func head(named name: String, _ counts: TestCounts) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites\(XMLText.attributes(["name": "casegate: \(name)"]))\(counts.attributes)>\n"
  }

  static let tail = "</testsuites>\n"
}
