import ArgumentParser

struct RecordingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recordings",
    abstract: "Look after recordings: say which rows answer what is asked now, and drop those that answer nothing.",
    discussion: """
      Both replay the datasets of the workflows from their recordings; nobody is asked. `casegate run --record` makes \
      recordings.

      EXAMPLES
        casegate recordings verify workflows/support-triage.yaml
        casegate recordings prune workflows/support-triage.yaml --dry-run
      """,
    subcommands: [RecordingsVerifyCommand.self, RecordingsPruneCommand.self])
}
