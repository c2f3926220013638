import CaseJSON
import CaseModel

extension ResultRecord {
  /// The outcome with its owner and its trace.
  static func write(_ outcome: Outcome, _ rules: Rules, _ writer: inout JSONWriter) {
    writer.verbatim(#","outcome":"#)
    writeResult(of: outcome, &writer)
    if !outcome.calls.isEmpty {
      writer.verbatim(#","calls":"#)
      writer.array { writer in for call in outcome.calls { write(call, &writer) } }
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
      writer.verbatim(#","role":"#)
      writer.string(owner.role.rawValue)
      writer.verbatim("}")
    }
    write(outcome.trace, rules, &writer)
  }

  private static func writeResult(of outcome: Outcome, _ writer: inout JSONWriter) {
    switch outcome.result {
    case .act: writer.verbatim(#""act""#)
    case .refuse(nil): writer.verbatim(#""refuse""#)
    case .refuse(let reason?):
      writer.verbatim(#""refuse","reason":"#)
      writer.string(reason.rawValue)
    case .escalate(let contract):
      writer.verbatim(#""escalate","to":"#)
      writer.string(contract)
    case .error(let fault):
      writer.verbatim(#""error","fault":"#)
      write(fault, &writer)
    }
  }

  private static func write(_ fault: Fault, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("kind", fault.kind.rawValue)
      writer.field("message", fault.message)
    }
  }

  private static func write(_ call: Call, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("action", call.call.action)
      writer.optionalField("tier", call.tier?.rawValue)
      writer.field("state", call.call.state.rawValue)
      if let arguments = call.call.arguments {
        writer.key("arguments")
        writer.value(arguments)
      }
      if let violation = call.violation {
        writer.key("violation")
        write(violation, &writer)
      }
    }
  }

  private static func write(_ trace: Trace, _ rules: Rules, _ writer: inout JSONWriter) {
    rules.write(trace.step, &writer)
    if let authority = trace.authority, authority.rule != nil {
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
