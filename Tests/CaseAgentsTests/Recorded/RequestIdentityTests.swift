import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import Foundation
import Testing

/// What makes two requests the same, and what is said where they are not.
@Suite struct RequestIdentityTests {
  private func digest(_ text: String) -> Digest { Digest(of: Array(text.utf8)) }

  private func identity(_ answers: String, model: String = "m", prompt: String = "p") -> RequestIdentity {
    RequestIdentity(
      program: digest("program"), answers: digest(answers),
      parts: [RequestPart(name: "model", digest(model)), RequestPart(name: "prompt", digest(prompt))])
  }

  private func request(
    _ caseID: String = "c", input: String = "{}", repetition: Int = 1, replies: [NamedReply] = []
  ) throws -> ProposalRequest {
    ProposalRequest(
      agent: "a", caseID: caseID, repetition: repetition, input: try RecordingFile.json(input), replies: replies)
  }

  /// A recording with the reply to one request.
  private func recording(of request: ProposalRequest, _ identity: RequestIdentity) throws -> RecordingFile {
    let key = identity.key(of: request)
    let line = RecordingRow.line(
      identity.heading(of: request, key: key), program: digest("program"),
      reply: Reply.decode(try RecordingFile.json(#"{"output":1}"#)))
    var findings = Findings()
    let value = try RecordingFile.json(String(decoding: line, as: UTF8.self))
    let row = try #require(RecordingRow.decode(value, &findings)?.recordedLine)
    return try RecordingFile([String(decoding: row, as: UTF8.self)])
  }

  @Test func theKeyCoversWhatTheWorkflowSaysOfAModel() throws {
    let request = try request()
    let keys = [
      identity("one").key(of: request), identity("two").key(of: request),
      RequestIdentity(program: digest("program")).key(of: request),
      identity("one").key(of: try self.request(input: #"{"a":1}"#)),
      identity("one").key(of: try self.request(repetition: 2)),
    ]
    #expect(Set(keys).count == keys.count)
    // Neither the case's id nor how it is explained makes another request of it.
    #expect(identity("one").key(of: try self.request("d")) == keys[0])
    #expect(identity("one", model: "n").key(of: request) == keys[0])
  }

  @Test(arguments: [
    ("n", "p", "{}", "the model changed since"), ("m", "q", "{}", "the prompt changed since"),
    ("n", "q", #"{"a":1}"#, "the model, the prompt and the input changed since"),
  ])
  func whatChangedIsSaid(model: String, prompt: String, input: String, words: String) async throws {
    let file = try recording(of: try request(), identity("one"))
    let recorded = try #require(file.read().recording)
    #expect(await RecordedAgent(recorded, identity: identity("one")).propose(try request()).fault == nil)
    let agent = RecordedAgent(recorded, identity: identity("two", model: model, prompt: prompt))
    let fault = await agent.propose(try request(input: input)).fault
    #expect(fault?.kind == .staleRecording)
    #expect(fault?.message == "the recorded reply of 'a' to case 'c', repeat 1, answers another request: \(words)")
  }

  @Test func theNearestRowOfAnotherCaseIsNamed() async throws {
    let file = try recording(of: try request(input: #"{"a":1}"#), identity("one"))
    let recorded = try #require(file.read().recording)
    let agent = RecordedAgent(recorded, identity: identity("two", prompt: "q"))
    let fault = await agent.propose(try request("d", input: #"{"a":1}"#)).fault
    #expect(fault?.kind == .missingRecording)
    #expect(
      fault?.message
        == "no reply of 'a' to case 'd', repeat 1, is recorded; case 'c', repeat 1, has the same input, and the prompt changed since"
    )
    let far = await agent.propose(try request("d", input: #"{"a":2}"#)).fault
    #expect(far?.message == "no reply of 'a' to case 'd', repeat 1, is recorded")
  }

  @Test func twoVersionsOfARequestStandSideBySide() async throws {
    let first = try recording(of: try request(), identity("one"))
    let second = try recording(of: try request(), identity("two"))
    let lines = try [first, second].map { try String(contentsOfFile: $0.path, encoding: .utf8) }
    let both = try RecordingFile(lines.map { String($0.dropLast()) })
    let (recording, findings) = both.read()
    #expect(findings.isEmpty)
    let read = try #require(recording)
    for answers in ["one", "two"] {
      #expect(await RecordedAgent(read, identity: identity(answers)).propose(try request()).fault == nil)
    }
    #expect(await RecordedAgent(read, identity: identity("three")).propose(try request()).fault != nil)
    // The same answer twice, and one that does not say what it answers, are doubled all the same.
    let doubled = try RecordingFile(lines.map { String($0.dropLast()) } + [String(lines[1].dropLast())])
    #expect(doubled.read().findings.kept.map(\.code) == ["recording.doubled-row"])
    let keyless = try RecordingFile([String(lines[0].dropLast()), RecordingFile.row("c")])
    #expect(keyless.read().findings.kept.map(\.code) == ["recording.doubled-row"])
  }
}
