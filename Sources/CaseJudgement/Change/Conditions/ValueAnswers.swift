import CaseJSON
import CaseModel

/// Answers questions about a value of which only a cell and some facts are known, as `Matcher.isMet` would answer them.
struct ValueAnswers: Sendable {
  let reading: Matcher.Reading
  /// The questions that are not taken apart.
  let wholes: [Matcher]

  /// What a question comes to.
  ///
  /// - Throws: what has to be known first.
  func truth(of matcher: Matcher, about state: ValueState) throws(OpenFact) -> Truth {
    switch matcher {
    case .not(let matcher): return try truth(of: matcher, about: state).inverted
    case .all(let matchers):
      for matcher in matchers {
        let truth = try truth(of: matcher, about: state)
        if truth != .yes { return truth }
      }
      return .yes
    case .any(let matchers): return try any(matchers, about: state)
    default:
      guard let cell = state.cell else { throw .cell }
      let truth = try leaf(matcher, on: cell, state.facts)
      return reading == .lenient && truth == .unreadable ? .no : truth
    }
  }

  /// The answers to all questions on a cell; nothing where one of them waits for a fact.
  func all(_ leaves: [Matcher], on cell: ValueCell) -> [Truth]? {
    var answers: [Truth] = []
    for leaf in leaves {
      do throws(OpenFact) {
        answers.append(try truth(of: leaf, about: ValueState(cell: cell)))
      } catch {
        return nil
      }
    }
    return answers
  }

  private func any(_ matchers: [Matcher], about state: ValueState) throws(OpenFact) -> Truth {
    var answer = Truth.no
    for matcher in matchers {
      switch try truth(of: matcher, about: state) {
      case .yes: return .yes
      case .no: continue
      case .unreadable:
        // One readable branch is enough for an expectation, wherever it stands.
        if reading != .expectation { return .unreadable }
        answer = .unreadable
      }
    }
    return answer
  }

  private func leaf(
    _ matcher: Matcher, on cell: ValueCell, _ facts: [ValueFact: Truth]
  ) throws(OpenFact) -> Truth {
    if case .exists(let wanted) = matcher { return cell.isThere == wanted ? .yes : .no }
    if case .value(let value) = cell { return exact(matcher, value) }
    switch matcher {
    case .equals(let value): return different(from: [value], cell)
    case .oneOf(let values): return different(from: values, cell)
    case .above, .atLeast, .below, .atMost, .within:
      guard case .between(let lower, let upper) = cell else { return .unreadable }
      if let whole = wholes.firstIndex(of: matcher) { return try fact(.whole(whole), facts) }
      return NumberBounds.isMet(matcher, between: lower, upper) == true ? .yes : .no
    case .containsAny(let needles):
      return try holding(needles, on: cell, facts, decisive: .yes)
    case .containsAll(let needles):
      return try holding(needles, on: cell, facts, decisive: .no)
    case .startsWith(let needle):
      guard case .text = cell else { return .unreadable }
      guard let folded = needle.folded else { return .no }
      return try fact(.starts(folded), facts)
    case .matches(let pattern):
      guard case .text = cell else { return .unreadable }
      return try fact(.found(pattern: pattern.source), facts)
    case .set:
      // A list that has the elements of a set that is asked for is in the cell of that set.
      switch cell {
      case .elements(let list): return exact(matcher, list)
      case .list: return .no
      case .value, .between, .text, .object: return .unreadable
      }
    case .object:
      guard case .object = cell else { return .unreadable }
      return try whole(matcher, facts)
    case .list:
      switch cell {
      case .elements, .list: return try whole(matcher, facts)
      case .value, .between, .text, .object: return .unreadable
      }
    case .exists, .not, .all, .any, .judge: return .unreadable
    }
  }

  /// The answer of the evaluation itself.
  private func exact(_ matcher: Matcher, _ value: JSONValue?) -> Truth {
    do { return try matcher.isMet(by: value, reading) ? .yes : .no } catch { return .unreadable }
  }

  /// A value that equals none of the literals is another one, or of a type that cannot be compared with them.
  private func different(from literals: [JSONValue], _ cell: ValueCell) -> Truth {
    let kinds: Set<JSONValue.Kind> =
      if case .between = cell { [.integer, .number] } else { Set([cell.kind].compactMap(\.self)) }
    return literals.contains { $0.isNull || kinds.contains($0.kind) } ? .no : .unreadable
  }

  /// Whether needles are held: one that decides is looked for among what is known first, whatever their order.
  private func holding(
    _ needles: [Needle], on cell: ValueCell, _ facts: [ValueFact: Truth], decisive: Truth
  ) throws(OpenFact) -> Truth {
    guard cell.kind == .string || cell.kind == .array else { return .unreadable }
    if needles.contains(where: { $0.fact(on: cell).map { facts[$0] == decisive } ?? false }) { return decisive }
    for needle in needles {
      if try isHeld(needle, on: cell, facts) == decisive { return decisive }
    }
    return decisive.inverted
  }

  private func isHeld(
    _ needle: Needle, on cell: ValueCell, _ facts: [ValueFact: Truth]
  ) throws(OpenFact) -> Truth {
    if let fact = needle.fact(on: cell) { return try self.fact(fact, facts) }
    // A number stands in no text; what a list of known elements holds is known.
    if case .elements(let list) = cell { return exact(.containsAny([needle]), list) }
    return .no
  }

  private func fact(_ fact: ValueFact, _ known: [ValueFact: Truth]) throws(OpenFact) -> Truth {
    guard let answer = TextFacts.answer(to: fact, from: known) else { throw .fact(fact) }
    return answer
  }

  private func whole(_ matcher: Matcher, _ facts: [ValueFact: Truth]) throws(OpenFact) -> Truth {
    guard let index = wholes.firstIndex(of: matcher) else { return .unreadable }
    return try fact(.whole(index), facts)
  }
}

extension Needle {
  /// What has to be known to say whether it is held; letter case does not count.
  fileprivate func fact(on cell: ValueCell) -> ValueFact? {
    switch cell {
    case .text: folded.map(ValueFact.contains)
    case .list: folded.map(ValueFact.elementText) ?? .elementValue(value.canonicalText)
    case .value, .between, .elements, .object: nil
    }
  }
}
