import CaseJSON
import CaseModel
import Testing

/// What every kind of agent has to keep, whatever it is made of.
struct AgentConformance {
  /// A name under which the agent answers.
  let agent: String
  /// A case that the agent can answer in repeats 1 and 2.
  let caseID: String
  let input: JSONValue
  /// Whether the agent knows which cases, agents and repeats there are.
  var knowsItsCases = true
  /// Lends a new agent of the kind.
  let lend: @Sendable (_ use: @Sendable (any Agent) async throws -> Void) async throws -> Void

  func check() async throws {
    try await aKnownRequestIsAnswered()
    try await theSameRequestHasTheSameReply()
    try await concurrentRequestsAreToldApart()
    if knowsItsCases { try await whatIsUnknownIsAFaultOfAClosedKind() }
  }

  private func request(
    agent: String? = nil, caseID: String? = nil, repetition: Int = 1, replies: [NamedReply] = []
  ) -> ProposalRequest {
    ProposalRequest(
      agent: agent ?? self.agent, caseID: caseID ?? self.caseID, repetition: repetition, input: input, replies: replies)
  }

  private func aKnownRequestIsAnswered() async throws {
    try await lend { agent in
      let reply = await agent.propose(request())
      #expect(reply.fault == nil, "\(reply.fault?.message ?? "")")
      #expect(reply.source.kind == .object)
    }
  }

  private func theSameRequestHasTheSameReply() async throws {
    try await lend { one in
      let first = await one.propose(request()).text
      #expect(await one.propose(request()).text == first)
      try await lend { other in #expect(await other.propose(request()).text == first) }
    }
  }

  private func concurrentRequestsAreToldApart() async throws {
    try await lend { one in
      let expected = [await one.propose(request(repetition: 1)).text, await one.propose(request(repetition: 2)).text]
      let unknown = await one.propose(request(repetition: 3)).text
      await withTaskGroup(of: (Int, String).self) { group in
        for index in 0..<150 {
          group.addTask { (index, await one.propose(request(repetition: index % 3 + 1)).text) }
        }
        for await (index, text) in group {
          #expect(text == (index % 3 == 2 ? unknown : expected[index % 3]), "request \(index)")
        }
      }
    }
  }

  private func whatIsUnknownIsAFaultOfAClosedKind() async throws {
    let requests = [
      request(agent: "nobody"), request(caseID: "no such case"), request(repetition: 999), request(repetition: 0),
      request(repetition: -1), request(caseID: ""), request(agent: ""), request(caseID: caseID + "\u{0}"),
    ]
    try await lend { one in
      for request in requests {
        let reply = await one.propose(request)
        let fault = try #require(reply.fault, "\(request.agent) \(request.caseID) \(request.repetition)")
        #expect(fault.kind != .unknown)
        #expect(!fault.message.isEmpty)
        #expect(reply.disposition == nil)
        #expect(reply.calls.isEmpty)
        #expect(reply.output == nil)
      }
    }
  }
}

extension Reply {
  /// All that a reply says.
  var text: String {
    fault.map { "\($0.kind.rawValue): \($0.message)" } ?? "\(disposition?.rawValue ?? "-") \(source.canonicalText)"
  }
}
