import CaseJSON
import CaseJudgement
import CaseModel

/// A value from JSON text; `null` where the text is none.
func json(_ text: String) -> JSONValue {
  if let document = JSONScanner.scan(Array(text.utf8)).document { return document.root }
  var nothing = JSONBuilder()
  nothing.null()
  return nothing.finish()
}

extension Matcher {
  static func text(_ value: String) -> Matcher { .equals(json("\"\(value)\"")) }

  /// An object whose named fields equal those of the JSON text.
  static func fields(_ text: String, isExact: Bool = false) -> Matcher {
    .object(
      json(text).members.map { MatchedField(name: $0.name, matcher: .equals($0.value)) }, isExact: isExact)
  }
}

extension ExpectedCall {
  static func call(_ action: String, _ arguments: String? = nil) -> ExpectedCall {
    ExpectedCall(action: action, arguments: arguments.map { .fields($0, isExact: true) })
  }
}

extension ExpectedCalls {
  static func inOrder(_ calls: ExpectedCall...) -> ExpectedCalls { ExpectedCalls(order: .inOrder, calls: calls) }
  static func anyOrder(_ calls: ExpectedCall...) -> ExpectedCalls { ExpectedCalls(order: .anyOrder, calls: calls) }
  static func includes(_ calls: ExpectedCall...) -> ExpectedCalls { ExpectedCalls(order: .includes, calls: calls) }
}

extension Expectation {
  init(_ alternatives: ExpectedOutcome...) { self.init(alternatives: alternatives, source: json("{}")) }
}

extension Call {
  static func proposed(_ action: String, _ arguments: String? = nil, tier: Tier? = .write) -> Call {
    Call(ProposedCall(action: action, arguments: arguments.map(json)), tier: tier)
  }

  static func executed(
    _ action: String, _ arguments: String? = nil, tier: Tier? = .write, violation: Bool = false
  ) -> Call {
    Call(
      ProposedCall(action: action, arguments: arguments.map(json), state: .executed), tier: tier,
      violation: violation
        ? AuthorityDecision(.refused(.exceedsAuthority), rule: .limits, action: action, detail: "amount 60 > 50")
        : nil)
  }

  static func failed(_ action: String) -> Call {
    Call(ProposedCall(action: action, arguments: nil, state: .failed), tier: .write)
  }
}

extension Outcome {
  static func act(_ calls: Call..., output: String? = nil) -> Outcome { make(.act, calls, output) }
  static func refuse(_ reason: RefusalReason? = nil, _ calls: Call..., output: String? = nil) -> Outcome {
    make(.refuse(reason), calls, output)
  }
  static func escalate(
    _ contract: String = "lead", _ calls: Call..., attached: [String] = [], missing: [String] = []
  ) -> Outcome {
    var outcome = make(.escalate(to: contract), calls, nil)
    outcome.attached = attached
    outcome.missingAttachments = missing
    return outcome
  }
  static func error(_ kind: Fault.Kind = .timeout, _ calls: Call...) -> Outcome {
    make(.error(Fault(kind, "after 30 s")), calls, nil)
  }

  var approved: Outcome {
    var outcome = self
    outcome.trace.authority = AuthorityDecision(
      .approved(Approval(action: "pay", contract: "lead", approver: "Ann")), rule: .approval, action: "pay", detail: "")
    return outcome
  }

  private static func make(_ result: Result, _ calls: [Call], _ output: String?) -> Outcome {
    var outcome = Outcome(result, trace: Trace())
    outcome.calls = calls
    outcome.output = output.map(json)
    return outcome
  }
}
