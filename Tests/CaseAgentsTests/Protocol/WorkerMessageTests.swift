import CaseJSON
import CaseModel
import Testing

@testable import CaseAgents

@Suite struct WorkerMessageTests {
  private func decode(_ text: String) -> WorkerMessage { .decode(Array(text.utf8)) }

  @Test func aResultIsAReply() throws {
    guard case .reply(7, let reply) = decode(#"{"id":7,"jsonrpc":"2.0","result":{"output":{"a":1},"confidence":0.5}}"#)
    else { throw Unexpected() }
    #expect(reply.fault == nil)
    #expect(reply.confidence == 0.5)
    #expect(reply.output?["a"]?.int == 1)
  }

  @Test(arguments: [
    "", "null", "7", "[]", "{", "hello", #"{"jsonrpc":"2.0","result":{}}"#, #"{"jsonrpc":"2.0","id":null,"result":{}}"#,
    #"{"jsonrpc":"2.0","id":"7","result":{}}"#, #"{"jsonrpc":"2.0","id":7.5,"result":{}}"#, #"{"id":7,"result":{}}"#,
    #"{"jsonrpc":"1.0","id":7,"result":{}}"#, #"{"jsonrpc":2.0,"id":7,"result":{}}"#,
    #"{"jsonrpc":"2.0","id":7,"id":8,"result":{}}"#, #"{"jsonrpc":"2.0","id":7,"result":{}} x"#,
    #"{"jsonrpc":"2.0","method":"propose","params":{}}"#, #"{"jsonrpc":"2.0","id":7,"result":NaN}"#,
  ])
  func whatBelongsToNoRequestIsAViolation(text: String) throws {
    guard case .violation(let fault) = decode(text) else { throw Unexpected() }
    #expect(fault.kind == .malformedReply)
    #expect(fault.message.contains("the worker wrote"))
  }

  @Test(arguments: [
    (#"{"jsonrpc":"2.0","id":7}"#, Fault.Kind.malformedReply),
    (#"{"jsonrpc":"2.0","id":7,"result":{},"error":{}}"#, .malformedReply),
    (#"{"jsonrpc":"2.0","id":7,"result":[]}"#, .malformedReply),
    (#"{"jsonrpc":"2.0","id":7,"result":{"disposition":"maybe"}}"#, .malformedReply),
    (#"{"jsonrpc":"2.0","id":7,"error":{"code":-32603,"message":"m"}}"#, .serverError),
    (#"{"jsonrpc":"2.0","id":7,"error":"bad"}"#, .serverError),
    (#"{"jsonrpc":"2.0","id":7,"error":{"message":"m","data":{"kind":"content_filter"}}}"#, .contentFilter),
    (#"{"jsonrpc":"2.0","id":7,"error":{"message":"m","data":{"kind":"mood"}}}"#, .unknown),
    (#"{"jsonrpc":"2.0","id":7,"error":{"message":"m","data":{"kind":3}}}"#, .unknown),
  ])
  func whatIsNoAnswerIsAFaultOfItsRequest(text: String, kind: Fault.Kind) throws {
    guard case .reply(7, let reply) = decode(text) else { throw Unexpected() }
    #expect(reply.fault?.kind == kind)
    #expect(reply.disposition == nil)
  }

  @Test func aRequestIsOneLineWithNothingOfWhatIsExpected() throws {
    let input = try RecordingFile.json(#"{"text":"a\nb"}"#)
    let earlier = NamedReply(agent: "b", reply: Reply(source: try RecordingFile.json(#"{"output":1}"#)))
    let request = ProposalRequest(agent: "a", caseID: "secret", repetition: 2, input: input, replies: [earlier])
    let line = WorkerProtocol.request(id: 9, parameters: request.parameters)
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"jsonrpc":"2.0","id":9,"method":"propose","params":{"agent":"a","input":{"text":"a\nb"},"repeat":2,"replies":{"b":{"output":1}}}}"#
        + "\n")
  }

  private struct Unexpected: Error {}
}
