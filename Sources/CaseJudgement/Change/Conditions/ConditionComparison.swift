package import CaseModel

/// How what a new question matches relates to what an old one matched.
package enum Implication: String, Sendable, CaseIterable {
  /// Every input gets the same answer, or the same error.
  case same
  /// Whatever the new one matches, the old one matched; and nothing that was an error is passed over now.
  case narrower
  /// The reverse: whatever the old one matched, the new one matches.
  case wider
  /// Neither can be shown; some inputs may match only the one, and some only the other.
  case unknown

  /// - Parameter pairs: every combination of old and new answer that some input may get.
  init(_ pairs: Set<TruthPair>) {
    if pairs.allSatisfy({ $0.old == $0.new }) {
      self = .same
    } else if pairs.allSatisfy({ $0.old.permits($0.new) }) {
      self = .narrower
    } else if pairs.allSatisfy({ $0.new.permits($0.old) }) {
      self = .wider
    } else {
      self = .unknown
    }
  }
}

/// The answers of two versions to the question that each asks about one input.
package struct TruthPair: Hashable, Sendable {
  package let old: Truth
  package let new: Truth
}

extension Truth {
  /// Whether a question that got this answer and gets the other one now matches no more than before: an error must not
  /// become a no, because then a later rule decides a case that nobody could decide.
  fileprivate func permits(_ new: Truth) -> Bool {
    switch self {
    case .yes: true
    case .no: new != .yes
    case .unreadable: new == .unreadable
    }
  }
}

extension Condition {
  /// How what this condition matches relates to what an old one matched; `unknown` unless it can be shown for every
  /// input, absent and mistyped fields among them.
  package func implication(from old: Condition) -> Implication {
    let facts = ConditionFacts([old, self])
    var search = FactSearch(facts.domains)
    var pairs: Set<TruthPair> = []
    let isComplete = search.visitAll { (states) throws(OpenQuestion) in
      TruthPair(old: try facts.truth(of: old, states), new: try facts.truth(of: self, states))
    } _: { pair in
      pairs.insert(pair)
    }
    return isComplete ? Implication(pairs) : .unknown
  }
}

extension Matcher {
  /// How what this limit lets through relates to what an old one let through; a value that is absent or cannot be read
  /// is beyond both.
  package func implicationOfLimit(from old: Matcher) -> Implication {
    let domain = ValueDomain([old, self], .expectation, isThere: true)
    var search = FactSearch([domain])
    var pairs: Set<TruthPair> = []
    let isComplete = search.visitAll { (states) throws(OpenQuestion) in
      do throws(OpenFact) {
        let old = try domain.answers.truth(of: old, about: states[0])
        let new = try domain.answers.truth(of: self, about: states[0])
        return TruthPair(old: old == .yes ? .yes : .no, new: new == .yes ? .yes : .no)
      } catch {
        throw OpenQuestion(place: 0, fact: error)
      }
    } _: { pair in
      pairs.insert(pair)
    }
    return isComplete ? Implication(pairs) : .unknown
  }
}
