import ArgumentParser
import CaseFiles
import CaseReports

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a workflow, a case or a reply, or the list of metrics.",
    discussion: """
      Point an editor at it to complete and check files while they are written.

      EXAMPLES
        casegate schema workflow > .vscode/casegate-workflow.json
        casegate schema metrics
      """)

  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case workflow, `case`, reply, metrics
  }

  @Argument(help: ArgumentHelp("workflow, case, reply or metrics.", valueName: "subject"))
  var subject: Subject

  func run() {
    let console = Console()
    switch subject {
    case .workflow: console.print(JSONSchema.workflow.text)
    case .case: console.print(JSONSchema.case.text)
    case .reply: console.print(JSONSchema.reply.text)
    case .metrics:
      console.print(MetricList(style: console.output).text)
    }
  }
}
