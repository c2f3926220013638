import ArgumentParser
import CaseFiles
import CaseJudgement
import CaseModel
import CaseReports

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what a change of a workflow means: what it widens or loosens, what it narrows.",
    discussion: """
      Compares two versions by their meaning, with the files that they name and their cases: actions, limits, rules, \
      owners, escalations, agents, budget, gate, datasets. What cannot be decided is taken for wider. OLD and NEW are \
      workflow files; OLD may also be a git revision, or REVISION:FILE. Nothing is checked out.

      Exits with 0 where nothing widens or loosens and the version rose as it must, with 1 where something does or it \
      did not, and with 65 where a version cannot be read.

      EXAMPLES
        casegate diff workflows/support-triage.yaml \\
          workflows/support-triage-candidate.yaml
        casegate diff origin/main workflows/support-triage.yaml
        casegate diff v1.0:workflows/old-name.yaml workflows/new-name.yaml
        casegate diff HEAD~1 workflows/support-triage.yaml --markdown
      """)

  @Argument(
    help: ArgumentHelp("A workflow file, a git revision, or REVISION:FILE.", valueName: "old"), completion: .workflow)
  var old: String

  @Argument(
    help: ArgumentHelp("A workflow file, or REVISION:FILE.", valueName: "new"), completion: .workflow)
  var new: String

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Print Markdown, for a pull request.")
  var markdown = false

  func validate() throws {
    if json, markdown { throw ValidationError("--json and --markdown exclude each other.") }
  }

  func run() async throws {
    let console = Console()
    var findings = Findings()
    let sides = await DiffSides(old: old, new: new, &findings)
    let changes = sides.map { VersionComparison.changes(from: $0.old.loaded, to: $0.new.loaded, &findings) }
    guard let sides, let changes, !findings.hasErrors else {
      report(findings, on: console)
      throw ExitStatus.invalid.exit
    }
    let difference = VersionDifference(
      old: sides.old.side, new: sides.new.side, changes: changes,
      rise: VersionComparison.rise(from: sides.old.loaded, to: sides.new.loaded, changes))
    if json {
      console.print(DifferenceJSON.text(difference), as: .json)
    } else if markdown {
      console.print(DifferenceMarkdown(difference).text)
    } else {
      console.print(DifferenceText(difference, style: console.output).text)
    }
    if !difference.isQuiet { throw ExitStatus.block.exit }
  }

  /// Says why there is no comparison, in the form that was asked for.
  private func report(_ findings: Findings, on console: Console) {
    if json {
      console.print(FindingsJSON.text(findings), as: .json)
    } else {
      console.printError(FindingsFormat.text.text(findings, style: console.errors))
    }
  }
}
