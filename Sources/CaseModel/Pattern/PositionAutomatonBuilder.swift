/// Finds out which scalars of a pattern can be read behind which, and in how many ways, at one kind of place in the text.
///
/// What an assertion lets through depends on both neighbours of the place.
struct PositionAutomatonBuilder {
  let previous: Neighbour
  let next: Neighbour
  private(set) var budget: AmbiguityBudget
  /// What every position of the pattern reads; a part that is written out has its positions in every copy.
  private(set) var sets: [ScalarSet] = []
  /// Pairs of positions, as often as there are ways from the one to the other.
  private(set) var links: [(source: Int, target: Int)] = []

  init(previous: Neighbour, next: Neighbour, budget: AmbiguityBudget) {
    self.previous = previous
    self.next = next
    self.budget = budget
  }

  mutating func passage(through node: PatternNode) throws(AmbiguityBudget.Spent) -> Passage {
    try budget.spend(1)
    switch node {
    case .scalar(let set):
      let ports = [Passage.Port(position: sets.count, ways: .one)]
      sets.append(set)
      return Passage(skips: .none, first: ports, last: ports)
    case .assertion(let assertion):
      return Passage(skips: assertion.holds(after: previous, before: next) ? .one : .none)
    case .sequence(let nodes):
      var passage = Passage.nothing
      for node in nodes { try append(try self.passage(through: node), to: &passage) }
      return passage
    case .alternation(let branches):
      var passage = Passage(skips: .none)
      for branch in branches { passage.add(try self.passage(through: branch)) }
      try budget.spend(passage.first.count + passage.last.count)
      return passage
    case .repetition(let body, let repetition): return try passage(through: body, repetition)
    }
  }

  private mutating func passage(
    through body: PatternNode, _ repetition: PatternRepetition
  ) throws(AmbiguityBudget.Spent) -> Passage {
    if body.size == 0 {
      return Passage(skips: repetition.minimum == repetition.maximum ? .one : .several)
    }
    var passage = Passage.nothing
    let isLoop = repetition.maximum == nil
    for _ in 0..<(isLoop ? max(0, repetition.minimum - 1) : repetition.minimum) {
      try append(try self.passage(through: body), to: &passage)
    }
    var rest = Passage.nothing
    if let maximum = repetition.maximum {
      for _ in repetition.minimum..<maximum {
        let copy = try self.passage(through: body)
        try link(copy.last, rest.first)
        rest.prepend(optional: copy)
      }
    } else {
      let iteration = try self.passage(through: body)
      try link(iteration.last, iteration.first)
      rest = iteration.repeated(atLeastOnce: repetition.minimum > 0)
    }
    try append(rest, to: &passage)
    return passage
  }

  private mutating func append(_ next: Passage, to passage: inout Passage) throws(AmbiguityBudget.Spent) {
    try link(passage.last, next.first)
    try budget.spend(next.first.count + next.last.count)
    passage.append(next)
  }

  private mutating func link(
    _ sources: [Passage.Port], _ targets: [Passage.Port]
  ) throws(AmbiguityBudget.Spent) {
    try budget.spend(sources.count * targets.count)
    for source in sources {
      for target in targets {
        links.append((source.position, target.position))
        if source.ways * target.ways == .several { links.append((source.position, target.position)) }
      }
    }
  }
}
