/// What happened to the processes of an agent beside the replies that they gave.
///
/// It depends on time, so that it stands in no record that has to be the same again, and it decides nothing.
package struct AgentLog: Sendable, Equatable {
  package var agent: String
  /// Processes that were started.
  package var starts = 0
  /// Processes that ended in a fault.
  package var failures = 0
  /// Requests that were sent again because the process that had them failed at another.
  package var askedAgain = 0
  /// Messages that belonged to no request, at a time when there was none that could be charged with them.
  package var strayMessages = 0
  /// Whether it was not started again because it never worked.
  package var isGivenUp = false
  /// The first fault in full, with the last words of the process.
  package var firstFault: String?
  /// The end of what they wrote to standard error.
  package var errors: [UInt8] = []

  package init(agent: String) { self.agent = agent }
}
