package import CaseJSON

/// What casegate asks of the helper in one line: the parameters of the worker protocol.
package struct HelperRequest: Sendable {
  package let agent: String
  /// Counted from 1.
  package let repetition: Int
  package let input: JSONValue
  /// The replies of agents asked before, by their names: an object.
  package let replies: JSONValue
  /// What tools answered in this case: a list; absent where the case has none.
  package let toolResults: JSONValue?
  /// All of it as it was sent.
  package let parameters: JSONValue

  /// - Returns: nothing for parameters that are none of `propose`.
  package init?(_ parameters: JSONValue) {
    guard let agent = parameters["agent"]?.string, let repetition = parameters["repeat"]?.int,
      let input = parameters["input"], let replies = parameters["replies"], replies.kind == .object
    else { return nil }
    self.agent = agent
    self.repetition = repetition
    self.input = input
    self.replies = replies
    toolResults = parameters["tool_results"]
    self.parameters = parameters
  }
}
