import CaseJSON
import CaseModel

/// Lays out conditions one after the other, and collects what they look for.
struct ProgramBuilder {
  private struct Wanted {
    let path: JSONPath
    var questions: [(matcher: Matcher, answer: UInt64)] = []
  }

  private(set) var questions: [Question] = []
  private(set) var leaves: [Leaf] = []
  private var wanted: [Wanted] = []
  private var answerCount = 0

  var searches: [TextSearch] {
    wanted.map { wanted in
      TextSearch(
        wanted.path, NeedleIndex(wanted.questions.map { ($0.answer, $0.matcher.anyNeedles ?? []) }))
    }
  }

  mutating func step(_ step: DecisionStep) -> ProgramStep {
    switch step.kind {
    case .ask: return .ask
    case .decide(let condition, _):
      let start = questions.count
      if let condition { append(condition) }
      return .decide(ifMet: start..<questions.count)
    }
  }

  private mutating func append(_ condition: Condition) {
    switch condition {
    case .all(let conditions): append(conditions, until: false)
    case .any(let conditions): append(conditions, until: true)
    case .not(let condition):
      append(condition)
      questions.append(.not)
    case .field(let operand, let matcher):
      leaves.append(Leaf(operand, matcher))
      questions.append(search(operand, matcher) ?? .field(leaf: leaves.count - 1))
    }
  }

  /// Asks one after another until one of them decides for all.
  private mutating func append(_ conditions: [Condition], until decisive: Bool) {
    if conditions.isEmpty { questions.append(.answer(!decisive)) }
    var skips: [Int] = []
    for (index, condition) in conditions.enumerated() {
      append(condition)
      guard index < conditions.count - 1 else { break }
      skips.append(questions.count)
      questions.append(.answer(decisive))
    }
    for skip in skips { questions[skip] = .skip(to: questions.count, if: decisive) }
  }

  /// The search that answers a question; the same question is answered once, wherever it stands.
  ///
  /// - Returns: nothing for a question that no search answers, or for which a word has no bit left.
  private mutating func search(_ operand: Operand, _ matcher: Matcher) -> Question? {
    guard case .input(let path) = operand, matcher.anyNeedles != nil else { return nil }
    let leaf = leaves.count - 1
    let index = wanted.firstIndex { $0.path == path } ?? wanted.count
    if index < wanted.count, let known = wanted[index].questions.first(where: { $0.matcher == matcher }) {
      return .search(index, answer: known.answer, leaf: leaf)
    }
    guard answerCount < UInt64.bitWidth else { return nil }
    if index == wanted.count { wanted.append(Wanted(path: path)) }
    let answer: UInt64 = 1 << UInt64(answerCount)
    answerCount += 1
    wanted[index].questions.append((matcher, answer))
    return .search(index, answer: answer, leaf: leaf)
  }
}

extension Matcher {
  /// What a text may hold to answer this question with yes; absent for any other question.
  fileprivate var anyNeedles: [[UInt8]]? {
    if case .containsAny(let needles) = self { needles.compactMap(\.folded) } else { nil }
  }
}
