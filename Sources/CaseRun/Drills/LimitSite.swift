import CaseJSON
import CaseModel

/// Where the value stands that a limit looks at.
enum LimitSite: Equatable, CustomStringConvertible {
  /// A field of the case's input.
  case input(JSONPath)
  /// An argument of a call in an agent's adopted reply, counted among the calls that it proposed.
  case argument(agent: String, call: Int, JSONPath)

  /// - Returns: nothing where the value is a literal, or comes out of a reply that only informed a rule.
  init?(of limit: Limit, in call: ProposedCall, at index: Int, of probed: ProbedCase, steps: [DecisionStep]) {
    guard let first = limit.path.components.first else { return nil }
    guard call.arguments?[first] != nil else {
      self = .input(limit.path)
      return
    }
    guard let step = probed.outcome.trace.step, step < steps.count,
      case .decide(_, let consequence) = steps[step].kind
    else { return nil }
    switch consequence {
    case .act(_, let template?, _):
      guard let path = template.input(behind: limit.path.components[...]) else { return nil }
      self = .input(path)
    case .adopt(let agent): self = .argument(agent: agent, call: index, limit.path)
    case .act(_, nil, _), .refuse, .escalate: return nil
    }
  }

  var description: String {
    switch self {
    case .input(let path): "\(path)"
    case .argument(let agent, _, let path): "\(agent)'s \(path)"
    }
  }

  /// Whether the workflow declares the field as one of whole numbers.
  func isInteger(in workflow: Workflow) -> Bool {
    guard case .input(let path) = self, path.components.count == 1 else { return false }
    return workflow.inputs.first { $0.name == path.components[0] }?.type == .integer
  }

  func value(in probed: ProbedCase) -> JSONValue? {
    switch self {
    case .input(let path): probed.item.input.at(path)
    case .argument(let agent, let index, let path):
      probed.replies.last { $0.agent == agent }.flatMap { proposed(in: $0.reply, index)?.arguments?.at(path) }
    }
  }

  /// The case and its replies with another value at this place, and without the approvals that could excuse it.
  func setting(_ value: JSONValue, in probed: ProbedCase) -> (item: Case, replies: [NamedReply])? {
    switch self {
    case .input(let path):
      return InputEdit.setting(path, to: value, in: probed.item.input).map {
        (probed.item.with(input: $0, approvals: []), probed.replies)
      }
    case .argument(let agent, let index, let path):
      guard let place = probed.replies.lastIndex(where: { $0.agent == agent }) else { return nil }
      var reply = probed.replies[place].reply
      let proposed = reply.calls.indices.filter { reply.calls[$0].state == .proposed }
      guard index < proposed.count, let arguments = reply.calls[proposed[index]].arguments,
        let edited = InputEdit.setting(path, to: value, in: arguments)
      else { return nil }
      reply.calls[proposed[index]].arguments = edited
      var replies = probed.replies
      replies[place] = NamedReply(agent: agent, reply: reply)
      return (probed.item.with(approvals: []), replies)
    }
  }

  private func proposed(in reply: Reply, _ index: Int) -> ProposedCall? {
    let proposed = reply.calls.filter { $0.state == .proposed }
    return index < proposed.count ? proposed[index] : nil
  }
}

extension Template {
  /// The input field that a part of what the template puts together is a copy of.
  fileprivate func input(behind path: ArraySlice<String>) -> JSONPath? {
    switch self {
    case .reference(.input(let found)): return JSONPath(components: found.components + path)
    case .object(let fields):
      return fields.first { $0.name == path.first }.flatMap { $0.template.input(behind: path.dropFirst()) }
    case .literal, .reference(.reply), .list: return nil
    }
  }
}
