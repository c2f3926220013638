import CaseJSON
package import CaseJudgement
package import CaseModel

/// One row of `results.jsonl`, read back for what it says about the case and its outcome.
package struct RecordedRow: Sendable {
  package let caseID: String
  package let repetition: Int
  /// Of the case's line as it is written.
  package let digest: String
  package let expectedDigest: String
  package let dataset: String
  package let line: Int
  package let severity: CaseSeverity
  package let tags: [String]
  package let cluster: String?
  package let run: ComparedRun

  /// - Returns: nothing where a row lacks what every row has.
  init?(_ row: JSONValue) {
    guard let caseID = row["case"]?.string, let repetition = row["repeat"]?.int, let digest = row["digest"]?.string,
      let expectedDigest = row["expected_digest"]?.string, let dataset = row["dataset"]?.string,
      let line = row["line"]?.int, let passed = row["passed"]?.bool,
      let severity = row["severity"]?.string.flatMap(CaseSeverity.init(rawValue:)), let outcome = Outcome(row: row)
    else { return nil }
    // An error that passed is no row of ours.
    if passed, outcome.fault != nil { return nil }
    self.caseID = caseID
    self.repetition = repetition
    self.digest = digest
    self.expectedDigest = expectedDigest
    self.dataset = dataset
    self.line = line
    self.severity = severity
    tags = row["tags"]?.elements.compactMap(\.string) ?? []
    cluster = row["cluster"]?.string
    run = ComparedRun(outcome, passed: passed, rule: row["rule"].flatMap(RuleName.init(row:)))
  }
}

extension RuleName {
  fileprivate init?(row rule: JSONValue) {
    guard let step = rule["step"]?.int, let line = rule["line"]?.int else { return nil }
    self.init(step: step, line: line, label: rule["label"]?.string)
  }
}

extension Outcome {
  /// The outcome that a row tells, as far as two outcomes are compared; approvals and owners are left aside.
  fileprivate init?(row: JSONValue) {
    guard let result = Result(row: row) else { return nil }
    var trace = Trace(step: row["rule"]?["step"]?.int.map { $0 - 1 })
    trace.replies = row["replies"]?.elements.compactMap(NamedReply.init(row:)) ?? []
    trace.authority = row["authority"].flatMap(AuthorityDecision.init(row:))
    self.init(result, trace: trace)
    if let made = row["calls"]?.elements {
      for call in made {
        guard let call = Call(row: call) else { return nil }
        calls.append(call)
      }
    }
    output = row["output"]
    attached = row["attached"]?.elements.compactMap(\.string) ?? []
    missingAttachments = row["missing"]?.elements.compactMap(\.string) ?? []
  }
}

extension Outcome.Result {
  fileprivate init?(row: JSONValue) {
    switch row["outcome"]?.string {
    case "act": self = .act
    case "refuse":
      guard let reason = row["reason"] else {
        self = .refuse(nil)
        return
      }
      guard let known = reason.string.flatMap(RefusalReason.init(rawValue:)) else { return nil }
      self = .refuse(known)
    case "escalate":
      guard let contract = row["to"]?.string else { return nil }
      self = .escalate(to: contract)
    case "error":
      guard let fault = row["fault"].flatMap(Fault.init(row:)) else { return nil }
      self = .error(fault)
    default: return nil
    }
  }
}

extension Fault {
  fileprivate init?(row fault: JSONValue) {
    guard let kind = fault["kind"]?.string else { return nil }
    self.init(Kind(rawValue: kind) ?? .unknown, fault["message"]?.string ?? "")
  }
}

extension NamedReply {
  fileprivate init?(row named: JSONValue) {
    guard let agent = named["agent"]?.string, let source = named["reply"] else { return nil }
    var reply = Reply(source: source)
    reply.fault = named["fault"].flatMap(Fault.init(row:))
    self.init(agent: agent, reply: reply)
  }
}

extension Call {
  fileprivate init?(row call: JSONValue) {
    guard let action = call["action"]?.string,
      let state = call["state"]?.string.flatMap(ProposedCall.State.init(rawValue:))
    else { return nil }
    self.init(
      ProposedCall(action: action, arguments: call["arguments"], state: state),
      tier: call["tier"]?.string.flatMap(Tier.init(rawValue:)),
      violation: call["violation"].flatMap(AuthorityDecision.init(row:)))
  }
}

extension AuthorityDecision {
  /// What was said and by which rule, which is all that is compared.
  fileprivate init?(row decision: JSONValue) {
    guard let effect = Effect(row: decision) else { return nil }
    self.init(
      effect, rule: decision["rule"]?.string.flatMap(Rule.init(rawValue:)), action: decision["action"]?.string,
      detail: decision["detail"]?.string ?? "")
  }
}

extension AuthorityDecision.Effect {
  fileprivate init?(row decision: JSONValue) {
    switch decision["effect"]?.string {
    case "allowed": self = .allowed
    case "approved":
      self = .approved(
        Approval(
          action: decision["action"]?.string ?? "", contract: nil, approver: decision["by"]?.string,
          evidence: decision["evidence"]?.string))
    case "escalated": self = .escalated(to: decision["to"]?.string ?? "")
    case "refused":
      guard let reason = decision["reason"]?.string.flatMap(RefusalReason.init(rawValue:)) else { return nil }
      self = .refused(reason)
    default: return nil
    }
  }
}
