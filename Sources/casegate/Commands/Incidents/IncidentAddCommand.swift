import ArgumentParser
import CaseFiles
import CaseModel

struct IncidentAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add one incident to a workflow's ledger.",
    discussion: """
      EXAMPLES
        casegate incident add workflows/support-triage.yaml INC-7 \\
          --kind unsafe_act --occurred 2026-11-20T14:05:00Z --severity high \\
          --note "refund to a closed account"
      """)

  @Argument(help: ArgumentHelp("The workflow file.", valueName: "workflow"), completion: .workflow)
  var workflow: String

  @Argument(help: ArgumentHelp("What the incident is called; unique in the ledger.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("In which way it was wrong.", valueName: "kind"))
  var kind: FailureKind

  @Option(help: ArgumentHelp("When it did harm: 2026-11-20T14:05:00Z.", valueName: "time"))
  var occurred: Instant

  @Option(help: ArgumentHelp("When somebody noticed; now unless said.", valueName: "time"))
  var detected: Instant?

  @Option(help: ArgumentHelp("How much it mattered.", valueName: "severity"))
  var severity = CaseSeverity.medium

  @Option(help: ArgumentHelp("What it costs; what the workflow says of the kind unless said.", valueName: "points"))
  var points: Double?

  @Option(
    help: ArgumentHelp("The version of the workflow that did it; the file's unless said.", valueName: "version"))
  var workflowVersion: String?

  @Option(name: .customLong("case"), help: ArgumentHelp("The case of a dataset that reproduces it.", valueName: "id"))
  var caseID: String?

  @Option(help: ArgumentHelp("What happened, in a sentence.", valueName: "text"))
  var note: String?

  func run() throws {
    let writing = try LedgerWriting(workflow)
    var draft = IncidentDraft(file: IncidentDraft.commandLine)
    draft.texts = [
      .id: id, .version: workflowVersion ?? writing.workflow.version.description, .occurred: occurred.description,
      .detected: (detected ?? .now).description, .severity: severity.rawValue, .kind: kind.rawValue,
    ]
    draft.texts[.points] = points.map { "\($0)" }
    draft.texts[.case] = caseID
    draft.texts[.note] = note
    try writing.append([draft.value(for: writing.workflow)])
  }
}

extension FailureKind: ExpressibleByArgument {}
extension CaseSeverity: ExpressibleByArgument {}

extension Instant: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
