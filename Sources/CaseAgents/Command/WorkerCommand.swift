/// A program that answers for an agent, and how it is run.
package struct WorkerCommand: Sendable {
  /// The program and its arguments; a program without a slash is looked for in `PATH`.
  package var arguments: [String]
  /// The folder that it runs in, absolute.
  package var folder: String
  /// All that it sees of the environment.
  package var environment: [String: String]
  /// How long it may work on a request.
  package var timeout: Duration
  /// How many requests it is sent before it has answered the first of them.
  package var inFlight: Int
  /// How often a request is asked again whose process ended under it, where that is not held to be the request's fault.
  package var forgivenCrashes = 0

  package init(
    arguments: [String], folder: String, environment: [String: String] = [:], timeout: Duration = defaultTimeout,
    inFlight: Int = defaultInFlight
  ) {
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
    self.timeout = timeout
    self.inFlight = inFlight
  }

  /// What a program may take where its workflow does not say.
  package static let defaultTimeout = Duration.seconds(60)
  /// Enough that a program that works on one request after another never waits for the next.
  package static let defaultInFlight = 4
}
