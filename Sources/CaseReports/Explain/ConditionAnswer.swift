import CaseModel

/// What each question of a condition came out as, asked in the order and only as far as the replay asks.
struct ConditionAnswer {
  enum Answer: Equatable {
    case yes, no
    /// Why the field cannot be read.
    case error(String)
    /// Another question had decided already.
    case notAsked
  }

  struct Leaf {
    let operand: Operand
    let matcher: Matcher
    /// How many `not` and `any` stand around it.
    let depth: Int
    let answer: Answer
    var decides = false
  }

  /// A question, or a line that says how those below it belong together.
  enum Row {
    case group(String, depth: Int)
    case leaf(Leaf)
  }

  private(set) var rows: [Row] = []
  private let values: OperandValues

  init(_ condition: Condition, values: OperandValues) {
    self.values = values
    let (_, deciding) = ask(condition, depth: 0, isAsked: true)
    for index in deciding {
      guard case .leaf(var leaf) = rows[index] else { continue }
      leaf.decides = true
      rows[index] = .leaf(leaf)
    }
  }

  var leaves: [Leaf] { rows.compactMap { if case .leaf(let leaf) = $0 { leaf } else { nil } } }

  /// - Returns: the answer, and the rows that made it so.
  private mutating func ask(_ condition: Condition, depth: Int, isAsked: Bool) -> (Answer, [Int]) {
    switch condition {
    case .field(let operand, let matcher):
      let answer = isAsked ? answer(operand, matcher) : .notAsked
      rows.append(.leaf(Leaf(operand: operand, matcher: matcher, depth: depth, answer: answer)))
      return (answer, [rows.count - 1])
    case .not(let inner):
      rows.append(.group("not", depth: depth))
      let (answer, deciding) = ask(inner, depth: depth + 1, isAsked: isAsked)
      return (answer == .yes ? .no : answer == .no ? .yes : answer, deciding)
    case .all(let conditions):
      if depth > 0 { rows.append(.group("all of", depth: depth)) }
      return ask(conditions, until: .no, depth: depth > 0 ? depth + 1 : 0, isAsked: isAsked)
    case .any(let conditions):
      rows.append(.group("any of", depth: depth))
      return ask(conditions, until: .yes, depth: depth + 1, isAsked: isAsked)
    }
  }

  /// Asks one after another until one of them decides for all.
  private mutating func ask(
    _ conditions: [Condition], until decisive: Answer, depth: Int, isAsked: Bool
  ) -> (Answer, [Int]) {
    var found: (Answer, [Int])?
    var all: [Int] = []
    for condition in conditions {
      let (answer, deciding) = ask(condition, depth: depth, isAsked: isAsked && found == nil)
      all += deciding
      if found == nil, answer != .notAsked, answer != (decisive == .yes ? .no : .yes) { found = (answer, deciding) }
    }
    return found ?? (isAsked ? (decisive == .yes ? .no : .yes) : .notAsked, all)
  }

  private func answer(_ operand: Operand, _ matcher: Matcher) -> Answer {
    do throws(Unreadable) {
      return try values.isMet(operand, matcher) ? .yes : .no
    } catch {
      return .error(error.message)
    }
  }
}
