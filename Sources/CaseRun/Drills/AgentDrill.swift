import CaseJSON
import CaseModel

/// Lets each agent that was asked fail, take too long, or answer what is no reply.
struct AgentDrill: Drill {
  func probes(of probed: ProbedCase) -> [Probe] {
    if probed.ownOutcome.fault != nil { return [] }
    return probed.replies.indices.flatMap { index in
      Self.failures.map { failure in probe(of: probed, at: index, failure) }
    }
  }

  private static let failures: [(name: String, reply: Reply)] = [
    ("crashes", Reply(Fault(.crashed, "a drill"))), ("times out", Reply(Fault(.timeout, "a drill"))),
    ("answers garbage", Reply(Fault(.malformedReply, "a drill"))), ("answers nothing", Reply(source: nothing)),
  ]

  /// An object without members: a reply in form, which says nothing.
  private static let nothing: JSONValue = {
    var builder = JSONBuilder()
    builder.beginObject()
    builder.end()
    return builder.finish()
  }()

  private func probe(of probed: ProbedCase, at index: Int, _ failure: (name: String, reply: Reply)) -> Probe {
    let agent = probed.replies[index].agent
    // Whoever is asked later would have been asked something else.
    let replies = probed.replies[..<index] + [NamedReply(agent: agent, reply: failure.reply)]
    return Probe(
      kind: .agents, subject: "agents.\(agent)", change: "\(agent) \(failure.name)", item: probed.item,
      replies: Array(replies), demand: ProbeDemand(ban: .anythingButErrorOrEscalation, wish: .nothing))
  }
}
