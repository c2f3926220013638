import Testing

@testable import CaseModel

/// That patterns find what the standard library's regular expressions find.
struct PatternDifferentialTests {
  private static let atoms = [
    "a", "a", "b", "b", "c", "1", ".", "[ab]", "[^a]", "[a-c1]", "\\d", "\\w", "\\s", "^", "$",
  ]

  /// Without what the standard library does not come back from: exponential patterns, and loops around nothing.
  @Test(arguments: 0..<4)
  func findsWhatRegexFinds(_ seed: Int) throws {
    var generator = PatternGenerator(seed: UInt64(seed))
    for _ in 0..<250 {
      let source = generator.pattern(of: Self.atoms, depth: 2)
      let pattern = try Pattern(source)
      if pattern.canBacktrackExponentially || hasLoopAroundNothing(pattern.root) { continue }
      let regex = try Regex(source).matchingSemantics(.unicodeScalar)
      for _ in 0..<6 {
        let text = generator.text(of: "aabbc1 ", upTo: 6)
        #expect(
          try pattern.isFound(in: text) == (regex.firstMatch(in: text) != nil),
          "\(source) in \(text.debugDescription)")
      }
    }
  }

  private func hasLoopAroundNothing(_ node: PatternNode) -> Bool {
    switch node {
    case .scalar, .assertion: false
    case .sequence(let nodes), .alternation(let nodes): nodes.contains(where: hasLoopAroundNothing)
    case .repetition(let body, _): canReadNothing(body) || hasLoopAroundNothing(body)
    }
  }

  private func canReadNothing(_ node: PatternNode) -> Bool {
    switch node {
    case .scalar: false
    case .assertion: true
    case .sequence(let nodes): nodes.allSatisfy(canReadNothing)
    case .alternation(let branches): branches.contains(where: canReadNothing)
    case .repetition(let body, let repetition): repetition.minimum == 0 || canReadNothing(body)
    }
  }
}
