package import CaseJSON

/// Where an agent's replies come from.
package struct AgentDefinition: Sendable {
  package var name = ""
  /// A file of replies, relative to the workflow; what a run replays.
  package var recording: String?
  /// The program that gave, or would give, the replies.
  package var command: [String] = []
  /// How long the program may work on a request.
  package var timeout: TimeSpan?
  /// How many requests one process is sent before it has answered the first of them.
  package var inFlight: Int?
  /// Files that determine what the command answers, relative to the workflow; they are part of the digest.
  package var files: [String] = []
  /// The environment variables that the command may see.
  package var environment: [String] = []
  package var description: String?
  /// Where it is declared.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }
}
