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
      section("outcome", outcomeLines), section("judges", judgeLines), section("expected beside actual", partLines),
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
    let title =
      "\(item.id.printable)\(repetition) · \(explanation.workflow.name) \(explanation.workflow.version)"
    var lines = [style.paint(word, tone) + "  " + Columns.fit(title, style.width - Columns.width(of: word) - 2)]
    lines += ["\(explanation.place) · \(item.severity.rawValue)\(tags)", "run \(explanation.runID)"].map {
      "  " + Columns.fit($0.printable, style.width - 2)
    }
    if explanation.isFromRow {
      lines += note("shown from its row: its dataset is not what it was in this run")
    }
    if let disagreement = explanation.disagreement {
      lines += note(disagreement.printable)
    }
    return lines
  }

  private func note(_ text: String) -> [String] {
    labelled("!", text, most: 2, gap: 1).map { style.paint($0, .yellow) }
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
  private func labelled(_ label: String, _ text: String, most: Int, gap: Int = 2) -> [String] {
    let indent = Columns.width(of: label) + 2 + gap
    let wrapped = Columns.wrap(text, max(20, style.width - indent))
    let shown = wrapped.prefix(most)
    let more = wrapped.count > most ? [String(repeating: " ", count: indent) + "…"] : []
    return shown.enumerated().map { index, line in
      index == 0
        ? "  \(label)\(String(repeating: " ", count: gap))\(line)" : String(repeating: " ", count: indent) + line
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

  private var judgeLines: [String] {
    explanation.outcome.judged.flatMap { text in
      JudgedSentence(text, in: explanation).lines.enumerated().flatMap { index, line in
        labelled(Columns.pad(index == 0 ? text.question.judge.printable : "", 9), line, most: 6)
      }
    }
  }

  private var partLines: [String] {
    let comparisons = Scorer.comparisons(explanation.outcome, against: explanation.item.expected)
    return Part.allCases.flatMap { part -> [String] in
      let name = Columns.pad(part.rawValue, 11)
      switch explanation.score.parts[part] {
      case .notApplicable: return ["  · \(name)  does not apply"].map { style.paint($0, .dim) }
      case .passed: return [passedLine(name, comparisons.first { $0.part == part })]
      case .failed:
        let difference = comparisons.first { $0.part == part }
        let expected = labelled(name + "  expected", difference?.expected.printable ?? "?", most: 4)
        let actual = labelled(Columns.pad("", 11) + "  actual  ", difference?.actual.printable ?? "?", most: 4)
        return (expected + actual).enumerated().map { index, line in
          index == 0 ? "  " + style.paint("✗", .red) + " " + line.dropFirst(2) : "  " + line
        }
      }
    }
  }

  /// What was right and what happened, where both have room beside the name.
  private func passedLine(_ name: String, _ comparison: Difference?) -> String {
    let mark = "  " + style.paint("✓", .green) + " "
    guard let comparison else { return mark + name.trimmedEnd }
    let (expected, actual) = (comparison.expected.printable, comparison.actual.printable)
    let candidates = expected == actual ? [expected] : ["expected \(expected), got \(actual)", actual]
    let room = style.width - 4 - Columns.width(of: name) - 2
    guard let text = candidates.first(where: { !$0.isEmpty && Columns.width(of: $0) <= room }) else {
      return mark + name.trimmedEnd
    }
    return mark + name + "  " + text
  }
}
