import ArgumentParser
import CaseFiles
import CaseJSON
import CaseModel
import CaseReports

/// What the incident commands share: the workflow, its ledger, and how something is added and told.
struct LedgerWriting {
  let workflow: Workflow
  private let loaded: LoadedWorkflow
  private let file: LedgerFile
  private let console = Console()

  /// - Throws: the exit code where the workflow is invalid or declares no ledger; what is wrong is printed.
  init(_ path: String) throws {
    var findings = Findings()
    guard let loaded = WorkflowLoader.load(path, &findings) else { throw Self.refuse(findings, console) }
    guard let file = LedgerFile(demandedOf: loaded, &findings) else { throw Self.refuse(findings, console) }
    self.loaded = loaded
    self.file = file
    workflow = loaded.workflow
  }

  /// Adds lines to the ledger: all of them, or none.
  func append(_ values: [JSONValue]) throws {
    var findings = Findings()
    let named = values.compactMap { value in value["case"].flatMap { part in part.string.map { ($0, part) } } }
    let found = DatasetCaseIDs.find(Set(named.map(\.0)), in: loaded.datasets, &findings)
    for (id, place) in named where !found.contains(id) {
      findings.error(
        "incident.no-such-case", "no dataset of the workflow has the case '\(id)'",
        hint: "add the case first, with the outcome that was right", at: place)
    }
    if findings.hasErrors { throw refuse(findings) }
    do throws(LedgerFile.Refusal) {
      if try file.append(values) { console.printError("made \(file.name)\n") }
    } catch {
      switch error {
      case .invalid(let findings): throw refuse(findings)
      case .unwritable(let fault):
        console.printError("casegate: nothing was added: \(fault)\n")
        throw ExitStatus.noVerdict.exit
      }
    }
    for value in values { console.print("added to \(file.name): \(value.canonicalText.printable)\n") }
  }

  /// Prints what is wrong.
  ///
  /// - Returns: how the process ends.
  func refuse(_ findings: Findings) -> ExitCode { Self.refuse(findings, console) }

  private static func refuse(_ findings: Findings, _ console: Console) -> ExitCode {
    console.show(findings)
    return ExitStatus.invalid.exit
  }
}
