import CaseFiles
import CaseHTTP
import CaseJSON
import CaseModel
import Foundation
import Testing

/// Services that decide for themselves: what they are sent, and what becomes of their answers.
@Suite struct ServiceProposerTests {
  private func proposer(_ more: String) throws -> ServiceProposer {
    var findings = Findings()
    let text =
      #"{"definition":{"http":{"url":"https://s.example.com/decide"\#(more)},"recording":"r.jsonl"},"files":{},"name":"s"}"#
    let path = NSTemporaryDirectory() + "casegate-service-\(UUID().uuidString).json"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try #require(HelperFile.read(path, &findings), "\(findings.kept)")
    return try #require(ServiceProposer(file.definition, environment: ["KEY": "secret"]))
  }

  private static let parameters = #"{"agent":"s","input":{"b":1,"a":"ä"},"repeat":2,"replies":{}}"#

  private func reply(_ body: String, map: String = "") async throws -> Reply {
    let request = try #require(HelperRequest(try parsed(Self.parameters)))
    let proposer = try proposer(map.isEmpty ? "" : #","reply":{\#(map)}"#)
    let reply = await proposer.reply(to: request, through: ScriptedCaller(bodies: [body]))
    return Reply.decode(try parsed(String(decoding: reply.bytes, as: UTF8.self)))
  }

  @Test func itIsSentWhatAProgramWouldBe() async throws {
    let caller = ScriptedCaller(bodies: [#"{"disposition":"act"}"#])
    let proposer = try proposer(#","headers":{"Authorization":{"env":"KEY"}}"#)
    let request = try #require(HelperRequest(try parsed(Self.parameters)))
    let reply = await proposer.reply(to: request, through: caller)
    #expect(reply.disposition == .act)
    let sent = try #require(caller.requests.first)
    #expect(
      String(decoding: sent.body, as: UTF8.self) == #"{"agent":"s","input":{"a":"ä","b":1},"repeat":2,"replies":{}}"#)
    #expect(sent.url == "https://s.example.com/decide")
    #expect(sent.headers.map(\.value) == ["secret"])
    #expect(!sent.isRepeatable)
  }

  @Test func withoutAMapTheAnswerIsAReply() async throws {
    let reply = try await reply(
      #"{"disposition":"escalate","to":"lead","calls":[{"action":"x","executed":true}],"usage":{"calls":3}}"#)
    #expect(reply.disposition == .escalate && reply.to == "lead")
    #expect(reply.calls.map(\.state) == [.executed])
    #expect(reply.usage?.calls == 3)
    #expect(try await self.reply(#"{"decision":"act"}"#).fault?.kind == .malformedReply)
    #expect(try await self.reply(#"{"error":{"kind":"overloaded","message":"x"}}"#).fault?.kind == .overloaded)
  }

  @Test func pointersSayWhereThePartsStand() async throws {
    let map = #""disposition":"/result/action","label":"/result/items/1/a~1b","confidence":"/score""#
    let answer = #"{"result":{"action":"act","items":[{},{"a/b":"x"}]},"score":0.5,"rest":1}"#
    let reply = try await reply(answer, map: map)
    #expect(reply.fault == nil, "\(reply.fault.map { "\($0)" } ?? "")")
    #expect(reply.disposition == .act && reply.confidence == 0.5)
    #expect(reply.output?.canonicalText == #"{"label":"x"}"#)
    #expect(reply.usage?.calls == 1 && reply.usage?.latencyMilliseconds == 12)
    let whole = try await self.reply(answer, map: #""output":"/result""#)
    #expect(whole.output?["action"]?.string == "act")
  }

  @Test(arguments: [
    "", "[]", "null", #"{"result":{}}"#, #"{"result":{"action":null}}"#, #"{"result":{"action":"maybe"}}"#,
    #"{"result":{"action":7}}"#, #"{"result":{"action":"act"},"score":7}"#,
    #"{"result":{"action":"act"},"score":"0.5"}"#,
    #"{"result":{"action":"act","action":"refuse"}}"#, #"{"result":{"action":"act"}} x"#,
  ]) func whatDoesNotFitIsNoReply(answer: String) async throws {
    let reply = try await reply(answer, map: #""disposition":"/result/action","confidence":"/score""#)
    #expect(reply.fault?.kind == .malformedReply, "\(answer)")
    #expect(reply.disposition == nil)
  }

  @Test func anAnswerInWhichNothingIsFoundIsEmpty() async throws {
    let reply = try await reply(#"{"other":1}"#, map: #""output":"/result""#)
    #expect(reply.fault?.kind == .emptyReply)
  }
}
