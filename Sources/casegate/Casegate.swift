import ArgumentParser
import Foundation

/// The command line: options, wiring and exit codes; everything else happens in the libraries.
@main
struct Casegate: AsyncParsableCommand {
  /// The version of this build.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "casegate",
    abstract: "Replay past cases through an AI workflow, score them, and block promotion where it is wrong.",
    discussion: """
      A workflow is a versioned YAML contract, a dataset is a JSON Lines file of past cases with the outcome that was \
      right. `casegate run` replays every case, charges mistakes to an error budget, and answers with its exit code:

      \(ExitStatus.table)

      EXAMPLES
        casegate run workflows/support-triage.yaml
        casegate run --workflow workflows/support-triage.yaml \\
          --dataset datasets/support_triage_200.jsonl --pass-rate 0.92
        casegate check workflows/*.yaml
        casegate explain latest ZD-10594
        casegate compare 20261121T0220 latest
        casegate init
        casegate --version --verbose
      """,
    version: version,
    subcommands: [
      RunCommand.self, CheckCommand.self, ExplainCommand.self, CompareCommand.self, DiffCommand.self, DrillCommand.self,
      ApproveCommand.self, WaiveCommand.self, OwnershipCommand.self, BudgetCommand.self, IncidentCommand.self,
      RecordingsCommand.self, SchemaCommand.self, InitCommand.self,
    ])

  @Flag(help: "With --version: say what this build is made of, and where runs are kept.")
  var verbose = false

  /// What is done where no command is named.
  func run() throws { throw UsageFault("Name a command, or ask for --version --verbose.") }

  /// Runs the command that the arguments name, and ends the process with its status.
  ///
  /// An error that no command expects is a bug, which must not end like a verdict.
  static func main() async {
    // A reader that goes away must not end the run: its exit code still counts.
    signal(SIGPIPE, SIG_IGN)
    MemoryPolicy.keepFreedMemory()
    if CommandLine.arguments.count <= 1 {
      // An empty variable of a CI job must not be green.
      Console().printError(helpMessage() + "\n")
      exit(withError: ExitStatus.usage.exit)
    }
    if Set(CommandLine.arguments.dropFirst()) == ["--version", "--verbose"] {
      Console().print(BuildReport().text)
      return
    }
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let fault as UsageFault {
      Console().printError("Error: \(fault.message)\n")
      exit(withError: ExitStatus.usage.exit)
    } catch {
      if error is ExitCode || exitCode(for: error) != .failure { exit(withError: error) }
      Console().printError("casegate: this is a bug in casegate: \(error)\n")
      exit(withError: ExitStatus.bug.exit)
    }
  }
}
