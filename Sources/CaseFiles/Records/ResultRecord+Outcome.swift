import CaseJSON
import CaseModel

extension ResultRecord {
  /// The outcome with its owner and its trace.
  static func write(_ outcome: Outcome, _ rules: Rules, _ writer: inout JSONWriter) {
    writeResult(of: outcome, &writer)
    if !outcome.calls.isEmpty {
      writer.verbatim(#","calls":["#)
      // Looked at in place: to copy one is to count the references of all that it holds.
      for index in outcome.calls.indices {
        if index > 0 { writer.verbatim(",") }
        write(outcome.calls[index], &writer)
      }
      writer.verbatim("]")
    }
    if let output = outcome.output {
      writer.verbatim(#","output":"#)
      writer.value(output)
    }
    if outcome.disposition == .escalate {
      writer.verbatim(#","attached":"#)
      writer.strings(outcome.attached)
      if !outcome.missingAttachments.isEmpty {
        writer.verbatim(#","missing":"#)
        writer.strings(outcome.missingAttachments)
      }
    }
    if let owner = outcome.owner {
      writer.verbatim(#","owner":{"name":"#)
      writer.string(owner.name)
      writer.verbatim(text(of: owner.role))
    }
    write(outcome.trace, rules, &writer)
    if !outcome.judged.isEmpty { write(outcome.judged, &writer) }
  }

  private static func writeResult(of outcome: Outcome, _ writer: inout JSONWriter) {
    switch outcome.result {
    case .act: writer.verbatim(#","outcome":"act""#)
    case .refuse(nil): writer.verbatim(#","outcome":"refuse""#)
    case .refuse(let reason?):
      writer.verbatim(#","outcome":"refuse","reason":"#)
      writer.string(reason.rawValue)
    case .escalate(let contract):
      writer.verbatim(#","outcome":"escalate","to":"#)
      writer.string(contract)
    case .error(let fault):
      writer.verbatim(#","outcome":"error","fault":"#)
      write(fault, &writer)
    }
  }

  static func write(_ fault: Fault, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("kind", fault.kind.rawValue)
      writer.field("message", fault.message)
    }
  }

  private static func write(_ call: Call, _ writer: inout JSONWriter) {
    writer.verbatim(#"{"action":"#)
    writer.string(call.call.action)
    if let tier = call.tier {
      writer.verbatim(#","tier":"#)
      writer.string(tier.rawValue)
    }
    writer.verbatim(text(of: call.call.state))
    if let arguments = call.call.arguments {
      writer.verbatim(#","arguments":"#)
      writer.value(arguments)
    }
    if let violation = call.violation {
      writer.verbatim(#","violation":"#)
      write(violation, &writer)
    }
    writer.verbatim("}")
  }

  private static func text(of state: ProposedCall.State) -> StaticString {
    switch state {
    case .proposed: #","state":"proposed""#
    case .executed: #","state":"executed""#
    case .failed: #","state":"failed""#
    }
  }

  private static func text(of role: AccountableOwner.Role) -> StaticString {
    switch role {
    case .workflowOwner: #","role":"workflow_owner"}"#
    case .approver: #","role":"approver"}"#
    case .escalationOwner: #","role":"escalation_owner"}"#
    case .exceptionOwner: #","role":"exception_owner"}"#
    }
  }

  private static func write(_ trace: Trace, _ rules: Rules, _ writer: inout JSONWriter) {
    rules.write(trace.step, &writer)
    if trace.authority?.rule != nil, let authority = trace.authority {
      writer.verbatim(#","authority":"#)
      write(authority, &writer)
    }
    if trace.replies.isEmpty { return }
    writer.verbatim(#","replies":"#)
    writer.array { writer in
      for named in trace.replies {
        writer.object { writer in
          writer.field("agent", named.agent)
          writer.key("reply")
          writer.value(named.reply.source)
          if let fault = named.reply.fault {
            writer.key("fault")
            write(fault, &writer)
          }
        }
      }
    }
  }

  private static func write(_ decision: AuthorityDecision, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.optionalField("rule", decision.rule?.rawValue)
      writer.optionalField("action", decision.action)
      switch decision.effect {
      case .allowed: writer.field("effect", "allowed")
      case .approved(let approval):
        writer.field("effect", "approved")
        writer.optionalField("by", approval.approver)
        writer.optionalField("evidence", approval.evidence)
      case .escalated(let contract):
        writer.field("effect", "escalated")
        writer.field("to", contract)
      case .refused(let reason):
        writer.field("effect", "refused")
        writer.field("reason", reason.rawValue)
      }
      writer.field("detail", decision.detail)
    }
  }
}
