import ArgumentParser
import CaseFiles
import CaseModel
import CaseReports
import CaseRun
import Foundation

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how one case of a run came out, and why.",
    discussion: """
      Prints the input, each step with the rule, the reply and what it read, the authority's decision, who answers for \
      the outcome, and the expected beside the actual by parts. The case is replayed again from what the run recorded.

      EXAMPLES
        casegate explain latest ZD-10594
        casegate explain .casegate/runs/20261121T022000.125Z-support-triage-2.4.0 \\
          ZD-10594
      """)

  @Argument(
    help: ArgumentHelp("A run: its folder, its name, the beginning of its name, or 'latest'.", valueName: "run"),
    completion: .custom { _, _, _ in RunCompletion.names })
  var runName: String

  @Argument(
    help: ArgumentHelp("The id of a case.", valueName: "case"),
    completion: .custom { words, _, _ in RunCompletion.cases(words) })
  var caseID: String

  func run() throws {
    let console = Console()
    var findings = Findings()
    let store = RunStore(root: ProjectRoot(of: FileManager.default.currentDirectoryPath + "/."))
    guard let directory = store.find(runName) else {
      console.printError("casegate: there is no run '\(runName.printable)' in \(DatasetLocator.shown(store.path))\n")
      throw ExitStatus.invalid.exit
    }
    let explanations = RunReader(directory, &findings).flatMap { Explanation.all(of: caseID, in: $0, &findings) }
    if !findings.isEmpty { console.printError(FindingsFormat.text.text(findings, style: console.errors)) }
    for (index, explanation) in (explanations ?? []).enumerated() {
      if index > 0 { console.print("\n") }
      console.print(ExplanationText(explanation, style: console.output).text)
    }
    if findings.hasErrors { throw ExitStatus.invalid.exit }
  }
}
