import CaseJSON
import CaseModel

extension ExpectedOutcome {
  /// `act: issue_refund`, `refuse (missing_input)`, `escalate to billing_lead`
  package var headline: String {
    switch disposition {
    case .act: calls.map { $0.calls.isEmpty ? "act" : "act: " + $0.calls.map(\.action).shortened() } ?? "act"
    case .refuse: reason.map { "refuse (\($0))" } ?? "refuse"
    case .escalate: to.map { "escalate to \($0)" } ?? "escalate"
    }
  }

  var route: String {
    let target = to.map { "to \($0)" } ?? "to anybody"
    return attach.isEmpty ? target : "\(target) with \(attach.shortened())"
  }
}

extension Outcome {
  package var headline: String {
    switch result {
    case .act: changingCalls.isEmpty ? "act" : "act: " + changingCalls.map(\.action.printable).shortened()
    case .refuse(let reason): reason.map { "refuse (\($0.rawValue))" } ?? "refuse"
    case .escalate(let contract): "escalate to \(contract.printable)"
    case .error(let fault): "error \(fault.text)"
    }
  }

  /// Where an escalation went, and what the people there did not get.
  func route(demanding fields: [String]) -> String {
    guard case .escalate(let contract) = result else { return headline }
    let absent = missingAttachments + fields.filter { !attached.contains($0) && !missingAttachments.contains($0) }
    let target = "to \(contract.printable)"
    return absent.isEmpty ? target : "\(target) without \(absent.map(\.printable).shortened())"
  }

  var reasonText: String {
    if case .refuse(let reason?) = result { reason.rawValue } else { "none" }
  }

  var violationText: String {
    calls.compactMap { call in
      call.violation.map { violation in
        "\(call.call.action.printable) was executed beyond the authority"
          + (violation.detail.isEmpty ? "" : " (\(violation.detail.printable))")
      }
    }.shortened()
  }
}

extension ExpectedCalls {
  var text: String {
    if calls.isEmpty { return order == .includes ? "any" : "none" }
    let list = calls.map { call in call.action + (call.arguments.map { "(\($0))" } ?? "") }.shortened()
    return switch order {
    case .inOrder: list
    case .anyOrder: calls.count > 1 ? "in any order \(list)" : list
    case .includes: "at least \(list)"
    }
  }
}

extension [ProposedCall] {
  var text: String {
    isEmpty ? "none" : map { $0.action.printable + ($0.arguments.map { "(\($0.shortText))" } ?? "") }.shortened()
  }
}

extension Fault {
  /// The kind and, where there is more to say, the message.
  var text: String {
    message.isEmpty ? kind.rawValue : "\(kind.rawValue): \(message.printable)"
  }
}
