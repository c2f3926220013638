import CaseModel

/// A question that waits for a fact about one of the places that are asked about.
struct OpenQuestion: Error {
  let place: Int
  let fact: OpenFact
}

/// Goes through all that can be true of the values that two versions ask about, as far as it makes a difference to
/// what they come to.
///
/// A backtracking search: evaluate until a fact is missing, then go on once for each answer that it can have.
struct FactSearch {
  /// How many evaluations are made before the search gives up; what it gives up on cannot be decided.
  private static let patience = 20_000
  /// How many things may be asked about in all evaluations together, so that long lists take no longer.
  private static let effort = 3_000_000

  private let domains: [ValueDomain]
  private var states: [ValueState]
  private var left: Int

  /// - Parameter patience: how many evaluations are made at most.
  init(_ domains: [ValueDomain], patience: Int = Self.patience) {
    self.domains = domains
    states = domains.map { _ in ValueState() }
    left = min(patience, Self.effort / max(1, domains.reduce(0) { $0 + $1.size }))
  }

  /// Visits every result that an evaluation can come to.
  ///
  /// - Returns: whether all of them were visited.
  mutating func visitAll<Result>(
    _ evaluate: ([ValueState]) throws(OpenQuestion) -> Result, _ visit: (Result) -> Void
  ) -> Bool {
    left -= 1
    if left < 0 { return false }
    let question: OpenQuestion
    do throws(OpenQuestion) {
      visit(try evaluate(states))
      return true
    } catch {
      question = error
    }
    let before = states[question.place]
    defer { states[question.place] = before }
    for state in branches(of: before, in: domains[question.place], question.fact) {
      states[question.place] = state
      if !visitAll(evaluate, visit) { return false }
    }
    return true
  }

  private func branches(of state: ValueState, in domain: ValueDomain, _ open: OpenFact) -> [ValueState] {
    switch open {
    case .cell: return domain.cells.map { ValueState(cell: $0, facts: state.facts) }
    case .fact(let fact):
      // Most rules pass over most cases: so the search gets behind them soonest.
      var answers: [Truth] = [.no, .yes]
      if case .whole = fact, domain.answers.reading != .lenient { answers = Truth.allCases }
      return answers.map { answer in
        var state = state
        state.facts[fact] = answer
        return state
      }
    }
  }
}
