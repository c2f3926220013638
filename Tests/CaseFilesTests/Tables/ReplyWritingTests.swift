import CaseFiles
import CaseJSON
import CaseModel
import Testing

/// What is written of a reply is read as the same reply.
@Suite struct ReplyWritingTests {
  private func object(_ text: String) throws -> JSONValue {
    try #require(JSONScanner.scan(Array(text.utf8)).document).root
  }

  private func read(_ reply: Reply) throws -> Reply {
    Reply.decode(try object(String(decoding: reply.bytes, as: UTF8.self)))
  }

  @Test func everythingComesBack() throws {
    var reply = Reply(source: try object("{}"))
    reply.disposition = .escalate
    reply.calls = [
      ProposedCall(action: "look", arguments: try object(#"{"b":1,"a":"ä"}"#), state: .executed),
      ProposedCall(action: "pay", arguments: nil), ProposedCall(action: "send", arguments: nil, state: .failed),
    ]
    reply.output = try object(#"{"text":"x\n"}"#)
    reply.to = "lead"
    reply.confidence = 0.25
    reply.attached = ["amount", "text"]
    reply.model = "m-1"
    var usage = Usage()
    usage.calls = 2
    usage.inputTokens = 1_000_003
    usage.outputTokens = 7
    usage.costInNanodollars = 123_456_789_012
    usage.latencyMilliseconds = 12.5
    reply.usage = usage
    let back = try read(reply)
    #expect(back.fault == nil)
    #expect(back.disposition == .escalate)
    #expect(back.calls == reply.calls)
    #expect(back.output == reply.output)
    #expect(back.to == "lead" && back.confidence == 0.25 && back.attached == ["amount", "text"])
    #expect(back.usage == usage)
    #expect(back.model == "m-1")
    #expect(back.bytes == reply.bytes)
    // Canonical: what is read of it is written the same way.
    #expect(back.source.canonicalText == String(decoding: reply.bytes, as: UTF8.self))
  }

  @Test(arguments: Fault.Kind.allCases) func faultsKeepTheirKind(kind: Fault.Kind) throws {
    let back = try read(Reply(Fault(kind, "what \"happened\"\n")))
    #expect(back.fault?.kind == kind)
    if kind != .unknown { #expect(back.fault?.message == "what \"happened\"\n") }
  }

  @Test(arguments: RefusalReason.allCases) func refusalsKeepTheirReason(reason: RefusalReason) throws {
    var reply = Reply(source: try object("{}"))
    reply.disposition = .refuse
    reply.reason = reason
    let back = try read(reply)
    #expect(back.disposition == .refuse && back.reason == reason)
  }
}
