import CaseJSON
import CaseModel

/// What a rule or an agent wants, before the authority has looked at it.
struct Proposal {
  enum Kind {
    case act, escalate(to: String?)
    case refuse(RefusalReason?)
  }

  let kind: Kind
  let calls: [GovernedCall]
  let output: JSONValue?
  /// The input fields that an agent handed on itself; absent where casegate makes the escalation.
  let attached: [String]?
  /// The agent whose reply was adopted; absent where a rule decided.
  var adopted: String?

  static func refuse(_ reason: RefusalReason, output: JSONValue?) -> Proposal {
    Proposal(kind: .refuse(reason), calls: [], output: output, attached: nil)
  }
}

extension Proposal {
  /// What a rule's consequence comes to on one case.
  ///
  /// - Throws: a fault where it reads what a reply does not have, or adopts a reply that says nothing.
  init(_ rule: RuleConsequence, facts: Facts, under authority: Authority) throws(Fault) {
    switch rule.consequence {
    case .act(let action, let arguments, let output):
      var calls: [GovernedCall] = []
      if let action {
        calls = [GovernedCall(ProposedCall(action: action, arguments: try facts.render(arguments)), rule.action)]
      }
      self.init(kind: .act, calls: calls, output: try facts.render(output), attached: nil)
    case .refuse(let reason, let output):
      self.init(kind: .refuse(reason), calls: [], output: try facts.render(output), attached: nil)
    case .escalate(let contract, let output):
      self.init(
        kind: .escalate(to: contract), calls: [], output: try facts.render(output), attached: nil)
    case .adopt(let agent):
      guard let reply = facts.reply(of: agent) else { throw Fault(.emptyReply, "'\(agent)' was not asked") }
      try self.init(adopting: reply, of: agent, under: authority)
    }
  }

  /// An agent's reply, taken for the proposal.
  private init(adopting reply: Reply, of agent: String, under authority: Authority) throws(Fault) {
    let kind: Kind
    switch reply.disposition {
    case .act: kind = .act
    case .refuse: kind = .refuse(reply.reason)
    case .escalate: kind = .escalate(to: reply.to)
    case nil:
      if !reply.doesSomething {
        throw Fault(.emptyReply, "the reply of '\(agent)' has neither a disposition nor output nor calls")
      }
      kind = .act
    }
    if reply.disposition == .act, !reply.doesSomething {
      throw Fault(.emptyReply, "'\(agent)' says that it acts, with neither output nor a call that did not fail")
    }
    self.init(
      kind: kind, calls: reply.calls.map(authority.governed), output: reply.output, attached: reply.attached,
      adopted: agent)
  }
}

extension Reply {
  /// Whether there is output, or a call that did not fail: a failed one changed nothing.
  fileprivate var doesSomething: Bool {
    !(output?.isBlank ?? true) || calls.contains { $0.state != .failed }
  }
}

extension JSONValue {
  /// Whether a value says nothing: null, an empty text, an empty object or list, or one of nothing but such values.
  var isBlank: Bool {
    switch kind {
    case .null: true
    case .boolean, .integer, .number: false
    case .string: string?.allSatisfy(\.isWhitespace) ?? true
    case .array: elements.allSatisfy(\.isBlank)
    case .object: members.allSatisfy(\.value.isBlank)
    }
  }
}
