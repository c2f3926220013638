/// How one part of a pattern can be entered, left, and passed by without reading, at one kind of place in the text.
struct Passage {
  /// A position that is first or last to read in the part, and in how many ways it can be.
  struct Port {
    let position: Int
    /// Never none.
    let ways: Ways
  }

  /// The ways to read nothing.
  var skips: Ways
  var first: [Port] = []
  var last: [Port] = []

  static let nothing = Passage(skips: .one)

  /// Goes on to another part.
  mutating func append(_ next: Passage) {
    if skips != .none { first += next.first.times(skips) }
    if next.skips != .one { last = last.times(next.skips) }
    last += next.last
    skips = skips * next.skips
  }

  /// Goes another way instead.
  mutating func add(_ other: Passage) {
    skips = skips + other.skips
    first += other.first
    last += other.last
  }

  /// Any number of iterations. One that reads nothing ends them, unless it is the first and has to be.
  func repeated(atLeastOnce: Bool) -> Passage {
    let ends = .one + skips
    return Passage(
      skips: atLeastOnce ? skips * ends : ends,
      first: atLeastOnce ? first.times(ends) : first,
      last: last.times(ends))
  }

  /// Puts one iteration before others that are optional behind it, and makes it optional itself.
  mutating func prepend(optional iteration: Passage) {
    last += iteration.last.times(skips)
    first = iteration.first
    skips = .one + iteration.skips
  }
}

extension [Passage.Port] {
  fileprivate func times(_ ways: Ways) -> [Passage.Port] {
    switch ways {
    case .none: []
    case .one: self
    case .several: map { Passage.Port(position: $0.position, ways: .several) }
    }
  }
}

/// A number of ways, as far as it matters: none, one, or several.
enum Ways: Int {
  case none, one, several

  static func + (left: Ways, right: Ways) -> Ways { Ways(rawValue: left.rawValue + right.rawValue) ?? .several }

  static func * (left: Ways, right: Ways) -> Ways { Ways(rawValue: left.rawValue * right.rawValue) ?? .several }
}
