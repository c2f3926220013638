import CaseModel

/// Goes through all that can happen to a case under two versions' steps, the same replies given.
///
/// What both versions begin with in the same way decides the same cases alike, and is only asked whether a difference
/// behind it can be reached; what both end with in the same way decides cases alike that reach it in both.
struct DecisionSearch {
  private let old: [DecisionStep]
  private let new: [DecisionStep]
  private let prefix: Int
  private let suffix: Int
  private let facts: ConditionFacts

  init(from old: [DecisionStep], to new: [DecisionStep]) {
    self.old = old
    self.new = new
    let prefix = zip(old, new).prefix { $0.decides(like: $1) }.count
    let room = min(old.count, new.count) - prefix
    suffix = zip(old.reversed(), new.reversed()).prefix(room).prefix { $0.decides(like: $1) }.count
    self.prefix = prefix
    facts = ConditionFacts((old + new.dropFirst(prefix)).compactMap(\.condition))
  }

  /// Every pair of paths that may lead to something else.
  ///
  /// - Returns: nothing where there are too many possibilities to go through.
  func pairs() -> Set<PathPair>? {
    // Knowing less about a case shows more differences than there are, never fewer.
    pairs(afterPrefix: true) ?? pairs(afterPrefix: false)
  }

  /// - Parameter afterPrefix: whether to leave out what no case reaches that the shared steps have not decided.
  private func pairs(afterPrefix: Bool) -> Set<PathPair>? {
    var search = FactSearch(facts.domains)
    var pairs: Set<PathPair> = []
    let isComplete = search.visitAll { (states) throws(OpenQuestion) -> PathPair? in
      guard let pair = try pair(states), !pairs.contains(pair) else { return nil }
      if afterPrefix {
        var asked: [String] = []
        if try ending(of: old, 0..<prefix, states, &asked) != nil { return nil }
      }
      return pair
    } _: { pair in
      if let pair { pairs.insert(pair) }
    }
    return isComplete ? pairs : nil
  }

  /// - Returns: nothing where both versions come to the same.
  private func pair(_ states: [ValueState]) throws(OpenQuestion) -> PathPair? {
    let shared = old.prefix(prefix).reduce(into: []) { $0.ask($1) }
    var asked = (old: shared, new: shared)
    var endings = (
      old: try ending(of: old, prefix..<old.count - suffix, states, &asked.old),
      new: try ending(of: new, prefix..<new.count - suffix, states, &asked.new)
    )
    if endings.old == nil, endings.new == nil, asked.old == asked.new { return nil }
    if endings.old == nil { endings.old = try ending(of: old, old.count - suffix..<old.count, states, &asked.old) }
    if endings.new == nil { endings.new = try ending(of: new, new.count - suffix..<new.count, states, &asked.new) }
    return PathPair(
      old: DecisionPath(ending: endings.old ?? .undecided, asked: asked.old),
      new: DecisionPath(ending: endings.new ?? .undecided, asked: asked.new))
  }

  /// - Returns: nothing where no step of the range decides.
  private func ending(
    of steps: [DecisionStep], _ range: Range<Int>, _ states: [ValueState], _ asked: inout [String]
  ) throws(OpenQuestion) -> DecisionPath.Ending? {
    for index in range {
      switch steps[index].kind {
      case .ask: asked.ask(steps[index])
      case .decide(let condition, _):
        switch try condition.map({ (condition) throws(OpenQuestion) in try facts.truth(of: condition, states) }) ?? .yes
        {
        case .yes:
          asked.ask(steps[index])
          return .decided(step: index)
        case .no: continue
        case .unreadable: return .error(step: index)
        }
      }
    }
    return nil
  }
}

extension [String] {
  /// Asks the agents of a step that were not asked before.
  fileprivate mutating func ask(_ step: DecisionStep) {
    for agent in step.agents where !contains(agent) { append(agent) }
  }
}

extension DecisionStep {
  fileprivate var condition: Condition? {
    if case .decide(let condition, _) = kind { condition } else { nil }
  }

  var consequence: Consequence? {
    if case .decide(_, let consequence) = kind { consequence } else { nil }
  }

  /// Whether two steps do the same with every case that reaches them; what they are called does not count.
  func decides(like other: DecisionStep) -> Bool {
    switch (kind, other.kind) {
    case (.ask(let mine), .ask(let theirs)): mine == theirs
    case (.decide(let mine, let consequence), .decide(let theirs, let other)):
      mine == theirs && consequence.isSame(as: other)
    case (.ask, .decide), (.decide, .ask): false
    }
  }
}
