import CaseJSON
package import CaseModel

/// The JUnit file of a run that came to nothing: one test, which is an error.
package enum JUnitFindings {
  /// - Parameter subject: the workflow as the user named it.
  package static func text(_ findings: Findings, of subject: String) -> String {
    let first = findings.kept.first { $0.severity == .error } ?? findings.kept.first
    let rest = findings.omittedCount > 0 ? ["and \(findings.omittedCount) more findings"] : []
    let test = TestCaseXML(
      name: "verdict", classname: "casegate.gate", file: first?.location?.file, line: first?.location?.line,
      fault: TestCaseXML.Fault(
        isError: true, type: "no verdict", message: first?.message ?? "the run came to nothing",
        lines: findings.kept.map(\.line) + rest))
    var counts = TestCounts()
    counts.add(test)
    return JUnitText.head(named: subject, counts)
      + "  <testsuite\(XMLText.attributes(["name": "gate of \(subject)"]))\(counts.attributes)>\n" + test.text
      + "  </testsuite>\n" + JUnitText.tail
  }
}

extension Finding {
  /// `flow.yaml:4:8: error: 'free' is not one of … [word.unknown] (hint)`
  var line: String {
    (location.map { "\($0): " } ?? "") + "\(severity.rawValue): \(message) [\(code)]" + (hint.map { " (\($0))" } ?? "")
  }
}
