import CaseJSON
import CaseJudgement
import CaseModel

/// The verdict and the gate's checks as tests, so that a blocked gate is red even where every case passed.
struct GateSuite {
  private let verdict: RunVerdict
  private let tests: [TestCaseXML]
  /// What is to be said about the other suites.
  var remark: String?

  init(_ verdict: RunVerdict) {
    self.verdict = verdict
    let classname = verdict.workflow.name + ".gate"
    var tests = [TestCaseXML(name: "verdict", classname: classname, fault: Self.fault(of: verdict.gate))]
    var names: [String: Int] = [:]
    for check in verdict.gate.checks {
      let name = check.policy == nil ? check.name : "\(check.name) \(check.demanded)"
      let count = names[name, default: 0] + 1
      names[name] = count
      // Of two tests with one name, readers keep the first.
      tests.append(
        TestCaseXML(
          name: count == 1 ? name : "\(name) (\(count))", classname: classname, file: check.location?.file,
          line: check.location?.line, fault: Self.fault(of: check), note: Self.note(on: check)))
    }
    self.tests = tests
  }

  var counts: TestCounts { tests.reduce(into: TestCounts()) { $0.add($1) } }

  /// The suite, with the facts about the run as properties.
  var text: String {
    let workflow = verdict.workflow
    let skipped = verdict.facts.skippedCases
    let facts: KeyValuePairs<String, String?> = [
      "workflow": workflow.name, "version": workflow.version.description, "owner": workflow.workflowOwner.name,
      "verdict": verdict.gate.verdict.rawValue, "cases": "\(verdict.numbers.caseCount)",
      "repeats": "\(verdict.numbers.repeats ?? 0)", "listed": remark ?? "every run",
      "not run": skipped > 0 ? "\(skipped)" : nil,
    ]
    let properties = facts.compactMap { name, value in
      value.map { "      <property\(XMLText.attributes(["name": name, "value": $0]))/>\n" }
    }
    let output = remark.map { "    <system-out>\(XMLText.escaped($0))</system-out>\n" } ?? ""
    return
      "  <testsuite\(XMLText.attributes(["name": "gate of \(workflow.name) \(workflow.version)"]))\(counts.attributes)>\n"
      + "    <properties>\n" + properties.joined() + "    </properties>\n" + tests.map(\.text).joined() + output
      + "  </testsuite>\n"
  }

  private static func fault(of gate: GateReport) -> TestCaseXML.Fault? {
    if gate.verdict == .promote { return nil }
    return TestCaseXML.Fault(
      isError: gate.verdict == .noVerdict, type: gate.verdict.rawValue,
      message: gate.reasons.first ?? "no reason is known",
      lines: gate.reasons)
  }

  private static func fault(of check: CheckResult) -> TestCaseXML.Fault? {
    if check.holds || check.effect == .promote { return nil }
    return TestCaseXML.Fault(
      isError: check.effect == .noVerdict, type: check.effect.rawValue, message: check.explanation,
      lines: ["observed \(check.observed), demanded \(check.demanded)"])
  }

  private static func note(on check: CheckResult) -> String? {
    !check.holds && check.effect == .promote ? "warning: \(check.explanation)" : nil
  }
}
