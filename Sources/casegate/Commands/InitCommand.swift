import ArgumentParser
import CaseModel
import CaseReports

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a small workflow that works, its dataset, and a CI file around it.",
    discussion: """
      Writes nothing where one of the files is there already, and exits with 65.

      EXAMPLES
        casegate init
        casegate init ../expenses
      """)

  @Argument(
    help: ArgumentHelp("The project's folder; made where it is missing.", valueName: "dir"), completion: .directory)
  var folder = "."

  func run() throws {
    let console = Console()
    if folder.isEmpty { throw UsageFault("Name a folder, or none for the one that you are in.") }
    let new = NewFiles(folder: folder, files: Starter.files)
    let findings = new.write()
    if !findings.isEmpty {
      console.show(findings)
      throw ExitStatus.invalid.exit
    }
    console.print(text(of: new))
  }

  private func text(of new: NewFiles) -> String {
    let written = new.files.map { "  \(new.path(of: $0))\n      \($0.purpose)\n" }.joined()
    let workflow = new.path(of: Starter.workflow)
    return """
      wrote
      \(written)
      next
        casegate check --strict \(workflow)
        casegate run \(workflow)
        The comment at the top of the workflow says how to see a release blocked.

      then
        Put your own cases into \(new.path(of: Starter.dataset));
        casegate schema case says what a line may hold.
        Name your copy of casegate in \(new.path(of: Starter.gate)).
        Keep .casegate/, where runs are kept, out of git.

      """
  }
}
