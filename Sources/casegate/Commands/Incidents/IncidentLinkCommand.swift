import ArgumentParser
import CaseFiles

struct IncidentLinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Say which case of a dataset reproduces an incident.",
    discussion: """
      Adds a line behind those that are there. The case has to be in a dataset that the workflow declares.

      EXAMPLES
        casegate incident link workflows/support-triage.yaml INC-7 ZD-11250
      """)

  @Argument(help: ArgumentHelp("The workflow file.", valueName: "workflow"), completion: .workflow)
  var workflow: String

  @Argument(help: ArgumentHelp("The incident.", valueName: "id"))
  var id: String

  @Argument(help: ArgumentHelp("The id of the case.", valueName: "case"))
  var caseID: String

  func run() throws { try LedgerWriting(workflow).append([IncidentDraft.link(id, to: caseID)]) }
}
