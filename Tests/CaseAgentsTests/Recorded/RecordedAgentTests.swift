import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import Testing

@Suite struct RecordedAgentTests {
  @Test func conformance() async throws {
    let file = try RecordingFile([
      RecordingFile.row(reply: #"{"output":{"n":1}}"#),
      RecordingFile.row(repeat: 2, reply: #"{"disposition":"refuse"}"#),
      RecordingFile.row("other"), RecordingFile.row(agent: "b"),
    ])
    let input = try RecordingFile.json(#"{"x":1}"#)
    try await AgentConformance(agent: "a", caseID: "c", input: input) { try await $0(try file.agent()) }.check()
  }

  private func ask(
    _ agent: RecordedAgent, input: String = "{}", repetition: Int = 1, caseID: String = "c", replies: [NamedReply] = []
  ) async throws -> Reply {
    await agent.propose(
      ProposalRequest(
        agent: "a", caseID: caseID, repetition: repetition, input: try RecordingFile.json(input), replies: replies))
  }

  private func key(input: String, repetition: Int = 1, agent: String = "a", replies: [NamedReply] = []) throws -> String
  {
    let request = ProposalRequest(
      agent: agent, caseID: "c", repetition: repetition, input: try RecordingFile.json(input), replies: replies)
    return RequestKey.digest(of: request).description
  }

  @Test func aMissingRowIsAFaultAndNothingElse() async throws {
    let agent = try RecordingFile([RecordingFile.row()]).agent()
    for reply in [try await ask(agent, repetition: 2), try await ask(agent, caseID: "C")] {
      #expect(reply.fault?.kind == .missingRecording)
    }
  }

  @Test func aKeyThatFitsIsAccepted() async throws {
    let key = try key(input: #"{"b":1,"a":2}"#)
    let file = try RecordingFile([RecordingFile.row(key: key)])
    #expect(file.read().recording?.unverifiedCount == 0)
    let agent = try file.agent()
    #expect(try await ask(agent, input: #"{"a":2.0, "b":1}"#).fault == nil)
  }

  @Test func aKeyOfAnotherRequestIsStale() async throws {
    let agent = try RecordingFile([RecordingFile.row(key: try key(input: #"{"a":1}"#))]).agent()
    #expect(try await ask(agent, input: #"{"a":2}"#).fault?.kind == .staleRecording)
    let odd = try RecordingFile([RecordingFile.row(key: "deadbeef")]).agent()
    #expect(try await ask(odd).fault?.kind == .staleRecording)
  }

  @Test func theKeyCoversAllThatAnAgentIsSent() throws {
    let reply = NamedReply(agent: "b", reply: Reply(source: try RecordingFile.json(#"{"output":1}"#)))
    let other = NamedReply(agent: "b", reply: Reply(source: try RecordingFile.json(#"{"output":2}"#)))
    let third = NamedReply(agent: "c", reply: Reply(source: try RecordingFile.json(#"{"output":1}"#)))
    let keys = [
      try key(input: "{}"), try key(input: #"{"a":1}"#), try key(input: "{}", repetition: 2),
      try key(input: "{}", agent: "b"), try key(input: "{}", replies: [reply]), try key(input: "{}", replies: [other]),
      try key(input: "{}", replies: [reply, third]),
    ]
    #expect(Set(keys).count == keys.count)
    #expect(try key(input: "{}", replies: [reply, third]) == key(input: "{}", replies: [third, reply]))
    #expect(keys.allSatisfy { $0.count == 64 })
  }

  @Test func aReplyThatIsNoneIsAFaultOfItsCaseOnly() async throws {
    let agent = try RecordingFile([
      RecordingFile.row(reply: #"{"disposition":"approve"}"#), RecordingFile.row("d"),
      RecordingFile.row("e", reply: #"{"error":{"kind":"timeout","message":"late"}}"#),
    ]).agent()
    #expect(try await ask(agent).fault?.kind == .malformedReply)
    #expect(try await ask(agent, caseID: "d").fault == nil)
    #expect(try await ask(agent, caseID: "e").fault?.kind == .timeout)
  }

  @Test func aFileThatChangesWhileItIsReadIsAFault() async throws {
    let file = try RecordingFile([RecordingFile.row(), RecordingFile.row("d")])
    let agent = try file.agent()
    try file.write([RecordingFile.row("x"), RecordingFile.row("y")])
    #expect(try await ask(agent).fault?.kind == .staleRecording)
    try file.write([])
    #expect(try await ask(agent).fault?.kind == .staleRecording)
  }
}
