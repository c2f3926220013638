import ArgumentParser

struct IncidentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incident",
    abstract: "Record what went wrong in production, in the ledger of the workflow that did it.",
    discussion: """
      The ledger is the file that the workflow names under budget.incidents. It only ever grows: nothing of it is \
      changed or taken back. What is added is on the disk when the command ends with 0; where anything is wrong with \
      it, nothing is added, and the command ends with 65.

      EXAMPLES
        casegate incident add workflows/support-triage.yaml INC-7 \\
          --kind wrong_act --occurred 2026-11-20T14:05:00Z
        casegate incident link workflows/support-triage.yaml INC-7 ZD-11250
        casegate incident import workflows/support-triage.yaml export.csv \\
          --map id=key --map occurred=fields.created
      """,
    subcommands: [IncidentAddCommand.self, IncidentImportCommand.self, IncidentLinkCommand.self])
}
