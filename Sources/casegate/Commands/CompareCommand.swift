import ArgumentParser
import CaseFiles
import CaseJudgement
import CaseModel
import CaseReports
import CaseRun
import Foundation

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show what changed, case by case, from one finished run to another.",
    discussion: """
      Pairs the cases of two runs: newly broken, newly fixed, still broken, and those whose outcome changed and whose \
      score did not, each with the reply or the rule that differs. Says how sure the difference is.

      It informs and gives no verdict: it exits with 0 where the two were compared, whichever is better, and with 65 \
      where they cannot be compared: other cases, other expectations, other scorers, other repeats, or a part of the \
      cases only. To have a regression block a version, declare `regression` in the gate and run with --baseline.

      EXAMPLES
        casegate compare 20261121T0220 latest
        casegate compare .casegate/runs/20261121T022000.125Z-support-triage-2.4.0 \\
          latest --json
      """)

  @Argument(
    help: ArgumentHelp(
      "The earlier run: its folder, its results.jsonl, its name, the beginning of its name, or 'latest'.",
      valueName: "baseline"), completion: .custom { _, _, _ in RunCompletion.names })
  var baselineName: String

  @Argument(
    help: ArgumentHelp("The run that is held against it, named the same way.", valueName: "candidate"),
    completion: .custom { _, _, _ in RunCompletion.names })
  var candidateName: String

  @Flag(help: "Print the comparison's record as JSON.")
  var json = false

  func run() throws {
    let console = Console()
    let store = RunStore(root: ProjectRoot(of: FileManager.default.currentDirectoryPath + "/."))
    var findings = Findings()
    guard let baseline = open(baselineName, store, &findings), let candidate = open(candidateName, store, &findings)
    else { return try refuse(findings, console) }
    let report: ComparisonReport
    do throws(FileFault) {
      report = try RunComparison.report(baseline: baseline, candidate: candidate)
    } catch {
      return try refuse(Findings([error.finding]), console)
    }
    for refusal in report.refusals {
      findings.add(
        Finding(
          .error, "compare.not-comparable",
          "\(candidateName.printable) cannot be compared with \(baselineName.printable): \(refusal)"))
    }
    if findings.hasErrors { return try refuse(findings, console) }
    if json {
      let record = ComparisonRecord.bytes(of: report, candidate: candidate.identity)
      console.print(String(decoding: record, as: UTF8.self), as: .json)
    } else {
      console.print(ComparisonText(report, candidate: candidate.identity, style: console.output).text)
    }
  }

  private func open(_ name: String, _ store: RunStore, _ findings: inout Findings) -> RecordedRun? {
    let reason: String
    switch RunPath(name, store: store) {
    case .run(let directory):
      do throws(RecordedRun.Fault) { return try RecordedRun(directory, name: name) } catch { reason = error.reason }
    case .unusable(let why): reason = why
    case .file: reason = "it is a file, and no run"
    case .nothing: reason = "there is no such run in \(DatasetLocator.shown(store.path))"
    }
    findings.add(Finding(.error, "compare.no-run", "'\(name.printable)' cannot be compared: \(reason)"))
    return nil
  }

  private func refuse(_ findings: Findings, _ console: Console) throws {
    if json {
      console.print(FindingsJSON.text(findings), as: .json)
    } else {
      console.printError(FindingsFormat.text.text(findings, style: console.errors))
    }
    throw ExitStatus.invalid.exit
  }
}
