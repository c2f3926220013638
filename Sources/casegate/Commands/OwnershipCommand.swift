import ArgumentParser
import CaseFiles
import CaseModel
import CaseReports

struct OwnershipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ownership",
    abstract: "Show who answers for what in a workflow, and what is missing.",
    discussion: """
      The page that answers "who owns the work when the AI is involved?". Exits with 0, whatever is missing, and with \
      65 where a workflow is invalid; casegate check --strict fails where something is missing.

      EXAMPLES
        casegate ownership workflows/support-triage.yaml
        casegate ownership workflows --markdown > OWNERS.md
      """)

  @Argument(
    help: ArgumentHelp("Workflow files, or folders of them.", valueName: "path"), completion: .workflow)
  var paths: [String]

  @OptionGroup var format: ReportOptions

  func run() throws {
    let console = Console()
    let maps = try WorkflowFiles(paths).loadAll(console).map { OwnershipMap($0.workflow) }
    switch format.kind {
    case .text: console.print(OwnershipText(maps, style: console.output).text)
    case .json: console.print(OwnershipJSON.text(maps), as: .json)
    case .markdown: console.print(OwnershipMarkdown.text(maps))
    }
  }
}
