import CaseModel

/// Each question of a condition: what was asked, what was there, and the answer.
struct ConditionLines {
  /// Below the step's name, or nearer to the edge where the screen is narrow.
  static func indent(_ style: TerminalStyle) -> String { String(repeating: " ", count: style.width < 60 ? 6 : 17) }

  private let answer: ConditionAnswer
  private let values: OperandValues
  private let style: TerminalStyle

  init(_ condition: Condition, values: OperandValues, style: TerminalStyle) {
    answer = ConditionAnswer(condition, values: values)
    self.values = values
    self.style = style
  }

  var lines: [String] {
    let leaves = answer.leaves
    // Where all of them made the answer there is nothing to point at.
    let isPointing = leaves.contains { !$0.decides }
    return answer.rows.map { row in
      switch row {
      case .group(let name, let depth): indent(depth) + style.paint(name, .dim)
      case .leaf(let leaf): line(for: leaf, isMarked: isPointing && leaf.decides)
      }
    }
  }

  private func indent(_ depth: Int) -> String { Self.indent(style) + String(repeating: "  ", count: min(depth, 3)) }

  /// `classifier.confidence < 0.4 → 0.98  no`, the question and the value cut to what the line has room for.
  private func line(for leaf: ConditionAnswer.Leaf, isMarked: Bool) -> String {
    let indent = indent(leaf.depth)
    let (word, tone): (String, TerminalStyle.Tone?) =
      switch leaf.answer {
      case .yes: ("yes", nil)
      case .no: ("no", .dim)
      case .error(let reason): ("error: \(reason)", .yellow)
      case .notAsked: ("not asked", .dim)
      }
    let mark = isMarked ? "  ← decides" : ""
    let room = max(8, style.width - Columns.width(of: indent))
    let answer = Columns.fit(word, max(4, room / 2))
    let left = max(8, room - Columns.width(of: answer + mark) - 2)
    let question = "\(leaf.operand) \(leaf.matcher.question)".printable
    guard leaf.answer != .notAsked else {
      return indent + Columns.fit(question, left) + "  " + style.paint(answer, tone)
    }
    let value = values.text(of: leaf.operand)
    let valueRoom = max(min(Columns.width(of: value), left / 3), left - Columns.width(of: question) - 3)
    let asked = Columns.fit(question, max(4, left - min(valueRoom, Columns.width(of: value)) - 3))
    return indent + Columns.fit("\(asked) → \(Columns.fit(value, valueRoom))", left) + "  " + style.paint(answer, tone)
      + style.paint(mark, .bold)
  }
}

extension Matcher {
  /// The matcher behind the name of a field, so that both together read as a question.
  fileprivate var question: String {
    switch self {
    case .equals, .within, .object, .list: "= \(self)"
    case .exists(let wanted): wanted ? "exists" : "does not exist"
    default: description
    }
  }
}
