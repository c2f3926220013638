import CaseJSON
import CaseModel

extension Codec where Value == Expectation {
  static var expectation: Codec<Expectation> {
    Codec(.either([outcomeTable.shape, anyOfTable.shape])) { value, findings in
      guard anyOfKey.isAny(of: value) else {
        return outcome.decode(value, &findings).map { Expectation(alternatives: [$0], source: value) }
      }
      return anyOf.decode(value, &findings).flatMap { alternatives in
        several(alternatives, value, &findings)
      }
    }
  }
}

private let anyOfKey = JSONNames(["any_of"])

private func several(
  _ alternatives: [ExpectedOutcome], _ value: JSONValue, _ findings: inout Findings
) -> Expectation? {
  if alternatives.isEmpty { return nil }
  let expectation = Expectation(alternatives: alternatives, source: value)
  if expectation.isBlank {
    findings.error(
      "expected.blank", "whatever the workflow does is one of these",
      hint: "leave out what was not right, or say more about it", at: value["any_of"] ?? value)
  }
  return expectation
}

private let outcome: Codec<ExpectedOutcome> = outcomeTable.codec { _ in OutcomeDraft() }.map { draft, value, findings in
  draft.outcome(value, &findings)
}

private let anyOfTable = Table<[ExpectedOutcome]>(
  "Several outcomes, each of which was right.",
  [Field("any_of", .list(outcome, atLeast: 1), isRequired: true, "the outcomes") { $0 = $1 }])

private let anyOf = anyOfTable.codec { _ in [] }

/// An expected outcome as it is written: which of its keys go together is checked when it is complete.
private struct OutcomeDraft {
  var disposition: Disposition?
  var action: String?
  var arguments: Matcher?
  var calls: ExpectedCalls?
  var output: Matcher?
  var to: Matcher?
  var reason: Matcher?
  var attach: [String] = []

  func outcome(_ value: JSONValue, _ findings: inout Findings) -> ExpectedOutcome? {
    guard let disposition else { return nil }
    if isAnyMisplaced(beside: disposition, in: value) {
      forbid(["to", "attach"], unless: disposition == .escalate, "an expected escalation", in: value, &findings)
      forbid(["reason"], unless: disposition == .refuse, "an expected refusal", in: value, &findings)
      forbid(["action", "arguments"], unless: disposition == .act, "an expected act", in: value, &findings)
    }
    if calls != nil, action != nil {
      findings.error("expected.calls", "action is short for one call; calls says the same thing again", at: value)
    }
    if arguments != nil, action == nil, let place = value["arguments"] {
      findings.error("expected.arguments", "there is no action that these are arguments of", at: place)
    }
    let short = action.map { action in
      ExpectedCalls(order: .inOrder, calls: [ExpectedCall(action: action, arguments: arguments)])
    }
    return ExpectedOutcome(
      disposition: disposition, calls: calls ?? short, output: output, to: to, reason: reason, attach: attach)
  }

  /// Whether there is a key that belongs to another disposition, found in one walk because nearly always there is none.
  private func isAnyMisplaced(beside disposition: Disposition, in value: JSONValue) -> Bool {
    !value.allMembers(among: boundKeys) { key, _ in boundTo[key] == disposition }
  }

  private func forbid(
    _ keys: [String], unless isAllowed: Bool, _ where: String, in value: JSONValue, _ findings: inout Findings
  ) {
    guard !isAllowed else { return }
    for key in keys {
      guard let place = value[key] else { continue }
      findings.error("expected.misplaced", "'\(key)' belongs to \(`where`)", hint: "remove it", at: place)
    }
  }
}

/// Keys that belong to one disposition, and which that is.
private let boundTo: [Disposition] = [.escalate, .escalate, .refuse, .act, .act]
private let boundKeys = JSONNames(["to", "attach", "reason", "action", "arguments"])

private let outcomeTable = Table<OutcomeDraft>(
  "The outcome that was right.",
  [
    Field("disposition", .word(Disposition.self), isRequired: true, "what should have happened") {
      $0.disposition = $1
    },
    Field("action", .text, "the one action that should have been taken") { $0.action = $1 },
    Field("arguments", arguments, "its arguments, all of them") { $0.arguments = $1 },
    Field("calls", callsTable.codec { _ in CallsDraft() }.map { $0.calls($1, &$2) }, "several calls") { $0.calls = $1 },
    Field("output", .expected(.output), "what it should have said: the keys that are named here") {
      $0.output = $1
    },
    Field("to", .expected(.expectation), "the escalation to which it should have gone") { $0.to = $1 },
    Field("reason", reason, "the reason for which it should have been refused") { $0.reason = $1 },
    Field("attach", .list(.text), "input fields that should have reached the person") { $0.attach = $1 },
  ])

private let expectedArguments = Codec<Matcher>.expected(.arguments)

private let arguments = Codec<JSONValue>.object.map { value, _, findings in
  expectedArguments.decode(value, &findings)
}

private let refusalReason = Codec<RefusalReason>.word(RefusalReason.self)

/// A reason, which is of the closed list where it is written out.
private let reason = Codec<Matcher>.expected(.expectation).map { matcher, value, findings -> Matcher? in
  let written: [JSONValue] =
    switch matcher {
    case .equals(let value): [value]
    case .oneOf(let values): values
    default: []
    }
  let known = written.compactMap { refusalReason.decode($0, &findings) }
  return known.count == written.count ? matcher : nil
}

private struct CallsDraft {
  var orders: [ExpectedCalls] = []

  func calls(_ value: JSONValue, _ findings: inout Findings) -> ExpectedCalls? {
    if orders.count == 1 { return orders[0] }
    if value.count != 1 {
      findings.error(
        "expected.calls", "calls are compared in one way", hint: "write in_order, any_order or includes", at: value)
    }
    return nil
  }
}

private let callsTable = Table<CallsDraft>(
  "Calls that change something, and how they are compared.",
  ExpectedCalls.Order.allCases.map { order in
    Field(order.rawValue, listed(in: order), meaning(of: order)) { draft, calls in
      draft.orders.append(ExpectedCalls(order: order, calls: calls.map(\.call)))
    }
  })

private func listed(in order: ExpectedCalls.Order) -> Codec<[CallDraft]> {
  Codec<[CallDraft]>.list(callTable.codec { _ in CallDraft() }).map { calls, value, findings in
    if order == .includes, calls.isEmpty, value.count == 0 {
      findings.error(
        "expected.blank", "any calls include none", hint: "write {\"any_order\": []} where none was right", at: value)
    }
    return calls
  }
}

private func meaning(of order: ExpectedCalls.Order) -> String {
  switch order {
  case .inOrder: "all of them, in this order, and no other"
  case .anyOrder: "all of them in any order, and no other"
  case .includes: "these among others; a case that should stop allows no others"
  }
}

private struct CallDraft {
  var action = ""
  var arguments: Matcher?

  var call: ExpectedCall { ExpectedCall(action: action, arguments: arguments) }
}

private let callTable = Table<CallDraft>(
  "A call that should have been made.",
  [
    Field("action", .text, isRequired: true, "the action") { $0.action = $1 },
    Field("arguments", arguments, "its arguments, all of them; not compared where they are left out") {
      $0.arguments = $1
    },
  ])
