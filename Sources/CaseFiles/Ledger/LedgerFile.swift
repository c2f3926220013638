import CaseJSON
package import CaseModel
import Foundation

/// The incident ledger that a workflow declares: where it is, and how it is read and made longer.
package struct LedgerFile: Sendable {
  /// Absolute.
  package let path: String
  /// As the user would type it.
  package let name: String
  /// From the project's root.
  package let relativePath: String
  private let workflow: Workflow
  var workflowName: String { workflow.name }

  /// The ledger that a workflow declares, whether it is there or not.
  ///
  /// - Returns: nothing where none is declared, or it would lie outside the project; the latter is a finding.
  package init?(of loaded: LoadedWorkflow, _ findings: inout Findings) {
    guard let declared = loaded.workflow.budget.incidents else { return nil }
    let files = NamedFiles(workflowPath: loaded.path, from: FileOrigin(name: "", path: loaded.name))
    guard let file = files.locate(declared, at: Self.place(in: loaded.workflow), &findings) else { return nil }
    (path, name, relativePath) = (file.path, file.name, file.relativePath)
    workflow = loaded.workflow
  }

  /// The ledger of a workflow that has to declare one.
  ///
  /// - Returns: nothing where none is declared, or it would lie outside the project; both are findings.
  package init?(demandedOf loaded: LoadedWorkflow, _ findings: inout Findings) {
    let workflow = loaded.workflow
    if workflow.budget.incidents == nil {
      findings.error(
        "ledger.undeclared", "the workflow declares no incident ledger, so that nobody knows what was spent",
        hint: "incidents: \(workflow.name).incidents.jsonl", at: Self.place(in: workflow))
    }
    self.init(of: loaded, &findings)
  }

  /// What a ledger held when it was read.
  package struct Content: Sendable {
    package let ledger: IncidentLedger
    package let digest: Digest
  }

  /// Reads it; a ledger that is declared has to be there.
  ///
  /// - Returns: nothing where it is missing or not as it should be; the findings say why.
  package func read(_ findings: inout Findings) -> Content? {
    if let fault = FileReading.fault(with: path, shownAs: name) {
      let isMissing = fault.code == "file.missing"
      findings.error(
        isMissing ? "ledger.missing" : fault.code,
        isMissing ? "the incident ledger \(name) is not there" : fault.message,
        hint: isMissing ? "where there was no incident yet: touch \(name); else get it back from git" : fault.hint,
        at: Self.place(in: workflow))
      return nil
    }
    guard let bytes = FileReading.bytes(of: path, shownAs: name, &findings) else { return nil }
    return IncidentLedger(bytes, name: name, workflow: workflow.name, &findings).map {
      Content(ledger: $0, digest: Digest(of: bytes))
    }
  }

  private static func place(in workflow: Workflow) -> JSONValue {
    let budget = workflow.source["budget"] ?? workflow.source
    return budget["incidents"] ?? budget
  }
}
