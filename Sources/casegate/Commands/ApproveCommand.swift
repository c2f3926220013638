import ArgumentParser
import CaseEvidence
import CaseFiles
import CaseJSON
import CaseModel
import CaseReports
import Foundation

struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Sign that a change of a workflow may be promoted.",
    discussion: """
      Shows what changed since a revision, and writes a statement about exactly that change with its SSH signature \
      into the folder NAME.approvals beside the workflow. Commit both files: `casegate run --base` counts them. Who may \
      approve is what the workflow said at the revision, and nobody who made a commit of the change counts.

      EXAMPLES
        casegate approve workflows/support-triage.yaml --base origin/main \\
          --key ~/.ssh/id_ed25519 --principal barbara@example.com \\
          --until 2026-12-31 --why "limit agreed with finance, ticket 4711"
      """)

  @OptionGroup var target: WorkflowOption

  @Option(help: ArgumentHelp("What the workflow was before: origin/main.", valueName: "revision"))
  var base: String

  @Option(
    help: ArgumentHelp("The private key, or the public one of a key that an agent holds.", valueName: "file"),
    completion: .file())
  var key: String

  @Option(help: ArgumentHelp("Who approves, as the workflow names them.", valueName: "name"))
  var principal: String

  @Option(help: ArgumentHelp("The last day on which it counts: 2026-12-31.", valueName: "date"))
  var until: String

  @Option(help: ArgumentHelp("Why the change is right, for whoever reads it later.", valueName: "text"))
  var why: String

  @Flag(help: "Print what was written as JSON.")
  var json = false

  func validate() throws {
    try RepeatedOptions.refuse(in: CommandLine.arguments)
    if why.allSatisfy(\.isWhitespace) || why.contains(where: \.isNewline) {
      throw ValidationError("--why takes one line that says why the change is right.")
    }
  }

  func run() async throws {
    let today = try CalendarDate.asOf(nil)
    guard let until = CalendarDate(until) else {
      throw UsageFault("'\(until)' is not a day: write it like 2026-12-31.")
    }
    if until < today { throw UsageFault("--until \(until) has passed: the approval would never count.") }
    let console = Console()
    var findings = Findings()
    let signing = Signing(
      workflow: try target.path, base: base, key: key, principal: principal, why: why, until: until, today: today)
    let interruption = Interruption {
      RevisionFolder.removeAll()
      _exit(ExitStatus.interrupted.rawValue)
    }
    let signed = await signing.perform(&findings)
    interruption.end()
    if !findings.isEmpty { console.printError(FindingsFormat.fitting.text(findings, style: console.errors)) }
    guard let signed else { throw ExitStatus.invalid.exit }
    if json { console.print(signed.json, as: .json) } else { console.print(signed.text) }
  }
}
