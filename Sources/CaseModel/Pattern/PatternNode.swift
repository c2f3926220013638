/// What a pattern says, once it is read.
indirect enum PatternNode: Sendable {
  /// One scalar out of a set.
  case scalar(ScalarSet)
  case assertion(Assertion)
  case sequence([PatternNode])
  case alternation([PatternNode])
  case repetition(PatternNode, PatternRepetition)

  /// How many instructions the node needs.
  var size: Int {
    switch self {
    case .scalar, .assertion: 1
    case .sequence(let nodes): nodes.reduce(0) { $0 + $1.size }
    case .alternation(let nodes): nodes.reduce(-2) { $0 + $1.size + 2 }
    case .repetition(let body, let repetition): repetition.size(ofBody: body.size)
    }
  }

  /// Whether a part may be repeated without end.
  var hasLoop: Bool {
    switch self {
    case .scalar, .assertion: false
    case .sequence(let nodes), .alternation(let nodes): nodes.contains(where: \.hasLoop)
    case .repetition(let body, let repetition): repetition.maximum == nil || body.hasLoop
    }
  }

  /// Whether a part asks for a word boundary, or for none.
  var asksForBoundary: Bool {
    switch self {
    case .scalar: false
    case .assertion(let assertion): assertion == .boundary || assertion == .noBoundary
    case .sequence(let nodes), .alternation(let nodes): nodes.contains(where: \.asksForBoundary)
    case .repetition(let body, _): body.asksForBoundary
    }
  }
}

/// How often a part of a pattern stands in a row.
struct PatternRepetition: Equatable, Sendable {
  let minimum: Int
  /// Absent where there is no end to it.
  let maximum: Int?

  /// How many instructions the copies of a body need. A body without any needs no copies.
  func size(ofBody size: Int) -> Int {
    if size == 0 { return 0 }
    if let maximum { return minimum * size + (maximum - minimum) * (size + 1) }
    return minimum == 0 ? size + 2 : minimum * size + 1
  }
}
