import CaseJSON
import CaseModel
import CaseRun

/// Each step of a decision up to the one that decided, with what it read.
struct StepLines {
  private let explanation: Explanation
  private let style: TerminalStyle

  init(_ explanation: Explanation, style: TerminalStyle) {
    self.explanation = explanation
    self.style = style
  }

  var lines: [String] {
    let steps = explanation.workflow.steps
    let last = explanation.outcome.trace.step
    let replied = Set(explanation.outcome.trace.replies.map(\.agent))
    var lines: [String] = []
    for (index, step) in steps.enumerated() {
      if let last, index > last { break }
      if last == nil, explanation.outcome.fault != nil, case .ask(let agent) = step.kind, !replied.contains(agent) {
        break
      }
      lines += self.lines(for: step, at: index, isDeciding: index == last)
      if last == nil, step.agents.contains(where: failed) { break }
    }
    if last == nil, explanation.outcome.fault == nil {
      lines.append("     no rule matched: refused as unowned_risk")
    }
    return lines
  }

  private func failed(_ agent: String) -> Bool {
    explanation.outcome.trace.replies.contains { $0.agent == agent && $0.reply.fault != nil }
  }

  private func lines(for step: DecisionStep, at index: Int, isDeciding: Bool) -> [String] {
    let place = Columns.padLeft("\(index + 1)", 4) + "  line " + Columns.pad("\(step.line)", 5)
    switch step.kind {
    case .ask(let agent):
      let reply = explanation.outcome.trace.replies.first { $0.agent == agent }
      let answer = reply.map {
        $0.reply.fault.map { "\($0.kind.rawValue): \($0.message)" } ?? $0.reply.source.canonicalText
      }
      return [fit("\(place)ask \(agent) → \((answer ?? "no reply").printable)")]
    case .decide(let condition, let consequence):
      let (word, tone, rest) = verdict(of: consequence, isDeciding: isDeciding)
      let label = step.label ?? name(of: consequence)
      let tail = "  \(word)\(rest)".printable
      let head = Columns.fit("\(place)\(label.printable)", max(24, style.width - Columns.width(of: tail)))
      let end = Columns.fit(tail, style.width - Columns.width(of: head)).replacing(
        word, with: style.paint(word, tone), maxReplacements: 1)
      let leaves = condition.map { ConditionLines($0, values: values, style: style).lines } ?? []
      return [head + end] + leaves + (isDeciding ? references(of: consequence) : [])
    }
  }

  private func verdict(
    of consequence: Consequence, isDeciding: Bool
  ) -> (word: String, tone: TerminalStyle.Tone, rest: String) {
    guard isDeciding else { return ("no", .dim, "") }
    if explanation.outcome.fault != nil { return ("error", .yellowBold, "") }
    return ("decided", .bold, ": " + name(of: consequence))
  }

  private var values: OperandValues {
    OperandValues(input: explanation.item.input, replies: explanation.outcome.trace.replies)
  }

  /// What the consequence put into its call or its output.
  private func references(of consequence: Consequence) -> [String] {
    var seen: Set<Operand> = []
    return consequence.templates.flatMap(\.operands).filter { seen.insert($0).inserted }.map { operand in
      fit("\(ConditionLines.indent(style))\(operand) = \(values.text(of: operand))".printable)
    }
  }

  private func name(of consequence: Consequence) -> String {
    switch consequence {
    case .act(let action, _, _): action.map { "act \($0)" } ?? "output only"
    case .refuse(let reason, _): "refuse \(reason.rawValue)"
    case .escalate(let contract, _): "escalate to \(contract)"
    case .adopt(let agent): "adopt \(agent)"
    }
  }

  private func fit(_ text: String) -> String { Columns.fit(text, style.width) }
}
