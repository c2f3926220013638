import CaseModel

/// The fields that some conditions read, each with all that is asked about it.
///
/// Fields are taken for independent of each other, also where one lies inside another: that can make a difference look
/// possible that is not, and never hides one.
struct ConditionFacts {
  let domains: [ValueDomain]
  private let places: [Operand: Int]

  init(_ conditions: [Condition]) {
    var places: [Operand: Int] = [:]
    var questions: [(operand: Operand, matchers: [Matcher])] = []
    for (operand, matcher) in conditions.flatMap(\.leaves) {
      if let place = places[operand] {
        questions[place].matchers.append(matcher)
      } else {
        places[operand] = questions.count
        questions.append((operand, [matcher]))
      }
    }
    self.places = places
    domains = questions.map { ValueDomain($0.matchers, $0.operand.reading) }
  }

  /// What a condition comes to: like the replay's evaluation, in the same order.
  func truth(of condition: Condition, _ states: [ValueState]) throws(OpenQuestion) -> Truth {
    switch condition {
    case .field(let operand, let matcher):
      guard let place = places[operand] else { return .unreadable }
      do throws(OpenFact) {
        return try domains[place].answers.truth(of: matcher, about: states[place])
      } catch {
        throw OpenQuestion(place: place, fact: error)
      }
    case .not(let condition): return try truth(of: condition, states).inverted
    case .all(let conditions): return try first(of: conditions, states, otherThan: .yes)
    case .any(let conditions): return try first(of: conditions, states, otherThan: .no)
    }
  }

  /// The first answer that decides for all.
  private func first(
    of conditions: [Condition], _ states: [ValueState], otherThan expected: Truth
  ) throws(OpenQuestion) -> Truth {
    for condition in conditions {
      let truth = try truth(of: condition, states)
      if truth != expected { return truth }
    }
    return expected
  }
}

extension Operand {
  /// How the field is read: a reply's strictly, the input's leniently.
  fileprivate var reading: Matcher.Reading {
    switch self {
    case .input: .lenient
    case .reply: .strict
    }
  }
}

extension Condition {
  /// Every field with what is asked about it.
  fileprivate var leaves: [(operand: Operand, matcher: Matcher)] {
    switch self {
    case .field(let operand, let matcher): [(operand, matcher)]
    case .not(let condition): condition.leaves
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.leaves)
    }
  }
}
