import CaseJSON
import CaseJudgement
import CaseModel
package import CaseRun

/// One run of one case, from its input to its score, for a person who wants to know why.
package struct ExplanationText {
  private let explanation: Explanation
  private let style: TerminalStyle

  package init(_ explanation: Explanation, style: TerminalStyle) {
    self.explanation = explanation
    self.style = style
  }

  package var text: String {
    let sections = [
      titleLines, section("input", inputLines), section("steps", StepLines(explanation, style: style).lines),
      section("outcome", outcomeLines), section("expected beside actual", partLines),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func section(_ name: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [style.paint(name, .dim)] + lines
  }

  private var titleLines: [String] {
    let score = explanation.score
    let item = explanation.item
    let (word, tone): (String, TerminalStyle.Tone) =
      if score.passed { ("PASSED", .greenBold) } else if score.isError {
        ("ERROR", .yellowBold)
      } else { ("FAILED \(score.failure?.rawValue ?? "")", .redBold) }
    let repetition = explanation.repetition > 1 ? " #\(explanation.repetition)" : ""
    let tags = item.tags.isEmpty ? "" : " · " + item.tags.joined(separator: ", ")
    var lines = [
      style.paint(word, tone) + "  " + item.id.printable + repetition + " · \(explanation.workflow.name) "
        + explanation.workflow.version.description,
      "  \(explanation.place.printable) · \(item.severity.rawValue)\(tags.printable)",
      "  run \(explanation.runID.printable)",
    ].map { Columns.fit($0, style.hasColor ? .max : style.width) }
    if let disagreement = explanation.disagreement {
      lines.append(style.paint("  ! \(disagreement.printable)", .yellow))
    }
    return lines
  }

  private var inputLines: [String] {
    let members = explanation.item.input.members.map { ($0.name.printable, $0.value) }
    let width = min(24, members.map { Columns.width(of: $0.0) }.max() ?? 0)
    var lines = members.flatMap { name, value in
      labelled(Columns.pad(Columns.fit(name, width), width), plainText(of: value), most: 6)
    }
    for approval in explanation.item.approvals {
      let parts = [
        "approval for \(approval.action)", approval.contract.map { "as \($0)" }, "by \(approval.approver ?? "nobody")",
        approval.at.map { "at \($0)" }, approval.evidence.map { "(\($0))" },
      ]
      lines += labelled("·", parts.compactMap(\.self).joined(separator: " ").printable, most: 2)
    }
    return lines
  }

  private func plainText(of value: JSONValue) -> String { (value.string ?? value.canonicalText).printable }

  /// A label and a text that may go on below itself.
  private func labelled(_ label: String, _ text: String, most: Int) -> [String] {
    let indent = Columns.width(of: label) + 4
    let wrapped = Columns.wrap(text, max(20, style.width - indent))
    let shown = wrapped.prefix(most)
    let more = wrapped.count > most ? [String(repeating: " ", count: indent) + "…"] : []
    return shown.enumerated().map { index, line in
      index == 0 ? "  \(label)  \(line)" : String(repeating: " ", count: indent) + line
    } + more
  }

  private var outcomeLines: [String] {
    let outcome = explanation.outcome
    var lines = labelled("result   ", outcome.headline.printable, most: 3)
    for call in outcome.calls {
      let arguments = call.call.arguments.map { " " + $0.canonicalText } ?? ""
      let violation = call.violation.map { " — beyond the authority: \($0.detail)" } ?? ""
      let tier = call.tier?.rawValue ?? "undeclared"
      lines += labelled(
        "call     ", "\(call.call.action) (\(tier), \(call.call.state.rawValue))\(arguments)\(violation)".printable,
        most: 4)
    }
    if let output = outcome.output { lines += labelled("output   ", output.canonicalText.printable, most: 6) }
    if outcome.disposition == .escalate {
      let missing =
        outcome.missingAttachments.isEmpty ? "" : "; missing: " + outcome.missingAttachments.joined(separator: ", ")
      lines += labelled("attached ", (outcome.attached.joined(separator: ", ") + missing).printable, most: 2)
    }
    if let authority = outcome.trace.authority, authority.rule != nil {
      let rule = authority.rule?.rawValue ?? ""
      lines += labelled("authority", "\(rule): \(authority.detail)".printable, most: 4)
    } else if outcome.disposition == .act {
      lines += labelled("authority", "nothing stands against it", most: 1)
    }
    if let owner = outcome.owner {
      let role = owner.role.rawValue.replacing("_", with: " ")
      lines += labelled("answers  ", "\(owner.name.printable), \(role)", most: 1)
    }
    return lines
  }

  private var partLines: [String] {
    Part.allCases.flatMap { part -> [String] in
      let name = Columns.pad(part.rawValue, 11)
      switch explanation.score.parts[part] {
      case .notApplicable: return ["  · \(name)  does not apply"].map { style.paint($0, .dim) }
      case .passed: return ["  " + style.paint("✓", .green) + " \(name)"].map { line in line.trimmedEnd }
      case .failed:
        let difference = explanation.differences.first { $0.part == part }
        let expected = labelled(name + "  expected", difference?.expected.printable ?? "?", most: 4)
        let actual = labelled(Columns.pad("", 11) + "  actual  ", difference?.actual.printable ?? "?", most: 4)
        return (expected + actual).enumerated().map { index, line in
          index == 0 ? "  " + style.paint("✗", .red) + " " + line.dropFirst(2) : "  " + line
        }
      }
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
