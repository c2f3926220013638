import CaseJSON
import CaseModel

extension ResultRecord {
  /// The outcome with its owner and its trace.
  static func write(_ outcome: Outcome, steps: [DecisionStep], _ writer: inout JSONWriter) {
    writer.key("outcome")
    writer.string(outcome.disposition?.rawValue ?? "error")
    writeReason(of: outcome, &writer)
    if !outcome.calls.isEmpty {
      writer.key("calls")
      writer.array { writer in for call in outcome.calls { write(call, &writer) } }
    }
    if let output = outcome.output {
      writer.key("output")
      writer.value(output)
    }
    if outcome.disposition == .escalate {
      writer.field("attached", outcome.attached)
      if !outcome.missingAttachments.isEmpty { writer.field("missing", outcome.missingAttachments) }
    }
    if let owner = outcome.owner {
      writer.key("owner")
      writer.object { writer in
        writer.field("name", owner.name)
        writer.field("role", owner.role.rawValue)
      }
    }
    write(outcome.trace, steps: steps, &writer)
  }

  private static func writeReason(of outcome: Outcome, _ writer: inout JSONWriter) {
    switch outcome.result {
    case .act: break
    case .refuse(let reason): writer.optionalField("reason", reason?.rawValue)
    case .escalate(let contract): writer.field("to", contract)
    case .error(let fault): write(fault, &writer)
    }
  }

  private static func write(_ fault: Fault, _ writer: inout JSONWriter) {
    writer.key("fault")
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

  private static func write(_ trace: Trace, steps: [DecisionStep], _ writer: inout JSONWriter) {
    if let step = trace.step, step < steps.count {
      writer.key("rule")
      writer.object { writer in
        writer.field("step", step + 1)
        writer.field("line", steps[step].line)
        writer.optionalField("label", steps[step].label)
      }
    }
    if let authority = trace.authority, authority.rule != nil {
      writer.key("authority")
      write(authority, &writer)
    }
    if !trace.replies.isEmpty {
      writer.key("replies")
      writer.array { writer in
        for named in trace.replies {
          writer.object { writer in
            writer.field("agent", named.agent)
            writer.key("reply")
            writer.value(named.reply.source)
            if let fault = named.reply.fault { write(fault, &writer) }
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
