package import CaseJSON

/// What proposes: a recorded run, a subprocess, a service, a model. The port that every kind implements.
///
/// An agent never throws and never hangs on its caller: whatever goes wrong is a reply with a fault. It sees the input
/// and the replies of agents that were asked before it; never the expectation, the tags or the severity of a case.
package protocol Agent: Sendable {
  /// Answers one request with exactly one reply.
  func propose(_ request: ProposalRequest) async -> Reply
}

/// One question to an agent.
package struct ProposalRequest: Sendable {
  package let agent: String
  /// Which case is asked about; recordings are found by it, and it is not sent anywhere.
  package let caseID: String
  /// Counted from 1.
  package let repetition: Int
  package let input: JSONValue
  /// The replies of agents asked before, in the order in which they were asked.
  package let replies: [NamedReply]
  /// What tools answered when the case was worked on: those that change nothing.
  package let toolResults: [ToolResult]

  package init(
    agent: String, caseID: String, repetition: Int, input: JSONValue, replies: [NamedReply] = [],
    toolResults: [ToolResult] = []
  ) {
    self.agent = agent
    self.caseID = caseID
    self.repetition = repetition
    self.input = input
    self.replies = replies
    self.toolResults = toolResults
  }
}

/// A reply and the agent that gave it.
package struct NamedReply: Sendable {
  package let agent: String
  package let reply: Reply

  package init(agent: String, reply: Reply) {
    self.agent = agent
    self.reply = reply
  }
}
