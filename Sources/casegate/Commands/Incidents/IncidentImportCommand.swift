import ArgumentParser
import CaseFiles
import CaseModel
import Foundation

struct IncidentImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add the incidents of an export to a workflow's ledger: JSON, JSON Lines or CSV.",
    discussion: """
      A field stands in the column of its own name, unless --map says in which: \
      \(IncidentDraft.Field.allCases.map(\.rawValue).joined(separator: ", ")). Points that no column holds are what the \
      workflow says of the kind. All of the export is added, or none of it.

      EXAMPLES
        casegate incident import workflows/support-triage.yaml export.csv \\
          --map id=key --map occurred=created_at --map detected=opened_at
        casegate incident import workflows/support-triage.yaml export.json \\
          --map kind=fields.failure
      """)

  @Argument(help: ArgumentHelp("The workflow file.", valueName: "workflow"), completion: .workflow)
  var workflow: String

  @Argument(
    help: ArgumentHelp("The export; its name ends in .json, .jsonl or .csv.", valueName: "file"),
    completion: .file(extensions: IncidentExport.Format.allCases.map(\.rawValue)))
  var file: String

  @Option(help: ArgumentHelp("The column in which a field stands; repeatable.", valueName: "field=column"))
  var map: [String] = []

  func run() throws {
    let columns = try columns
    guard let format = IncidentExport.Format(rawValue: URL(fileURLWithPath: file).pathExtension.lowercased()) else {
      throw UsageFault("An export is a file whose name ends in .json, .jsonl or .csv.")
    }
    let writing = try LedgerWriting(workflow)
    var findings = Findings()
    let drafts = IncidentExport(name: file, format: format, map: columns).drafts(&findings)
    guard let drafts else { throw writing.refuse(findings) }
    try writing.append(drafts.map { $0.value(for: writing.workflow) })
  }

  private var columns: [IncidentDraft.Field: String] {
    get throws(UsageFault) {
      var columns: [IncidentDraft.Field: String] = [:]
      for text in map {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty, let field = IncidentDraft.Field(rawValue: parts[0]) else {
          let fields = IncidentDraft.Field.allCases.map(\.rawValue).joined(separator: ", ")
          throw UsageFault("--map takes field=column, where field is one of \(fields).")
        }
        if columns.updateValue(parts[1], forKey: field) != nil {
          throw UsageFault("--map says twice where '\(field.rawValue)' stands.")
        }
      }
      return columns
    }
  }
}
