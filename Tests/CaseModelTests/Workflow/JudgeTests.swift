import CaseJSON
import CaseModel
import Testing

/// What counts as a score, and which pass.
@Suite struct JudgeScoreTests {
  private func judge(_ pass: CheckPolicy.Bound = .atLeast(4)) throws -> Judge {
    var judge = try Judge(source: json("{}"))
    judge.name = "tone"
    judge.scale = 1...5
    judge.pass = pass
    return judge
  }

  private func reply(_ output: String) throws -> Reply {
    var reply = try Reply(source: json("{}"))
    reply.output = try json(output)
    return reply
  }

  @Test(arguments: [
    (#"{"score":4}"#, 4.0), (#"{"score":1}"#, 1), (#"{"score":5.0}"#, 5), (#"{"score":4.5,"x":1}"#, 4.5),
  ])
  func aNumberOnTheScale(output: String, score: Double) throws {
    #expect(try judge().score(in: try reply(output)) == score)
  }

  @Test(arguments: [
    "{}", #"{"score":null}"#, #"{"score":"4"}"#, #"{"score":[4]}"#, #"{"score":true}"#, #"{"score":0.999}"#,
    #"{"score":5.0001}"#, #"{"score":-4}"#, #"{"score":1e300}"#, #""4""#, "4", #"{"Score":4}"#,
    #"{"score":{"value":4}}"#,
  ])
  func anythingElseIsAFault(output: String) throws {
    let (judge, reply) = (try judge(), try reply(output))
    let fault = try #require(throws: Fault.self) { try judge.score(in: reply) }
    #expect(fault.kind == .judgeFailed)
  }

  @Test func aFaultStaysOneAndACancelledRunHasNoJudgeThatFailed() throws {
    let judge = try judge()
    var broken = try reply(#"{"score":5}"#)
    broken.fault = Fault(.timeout, "after 30 s")
    let late = broken
    #expect(throws: Fault(.judgeFailed, "tone: timeout: after 30 s")) { try judge.score(in: late) }
    broken.fault = Fault(.cancelled, "stopped")
    let stopped = broken
    #expect(throws: Fault(.cancelled, "stopped")) { try judge.score(in: stopped) }
  }

  @Test func theBoundItselfPasses() throws {
    let judge = try judge()
    #expect(judge.passes(4) && judge.passes(5) && !judge.passes(3.999) && !judge.passes(.nan))
    let few = try self.judge(.atMost(2))
    #expect(few.passes(2) && few.passes(1) && !few.passes(2.001) && !few.passes(.nan))
    #expect(try !Judge(source: json("{}")).passes(1e300), "a judge that says nothing lets nothing pass")
  }
}
