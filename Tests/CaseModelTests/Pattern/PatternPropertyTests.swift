import Testing

@testable import CaseModel

/// What holds of every pattern, shown on random ones by going through all ways one by one.
struct PatternPropertyTests {
  private static let atoms = [
    "a", "a", "b", "b", "c", ".", "[ab]", "[^a]", "[b-c ]", "\\w", "\\W", "é", "^", "$", "\\b", "\\B",
  ]

  @Test(arguments: 0..<4)
  func findsWhatCanBeReadInSomeWay(_ seed: Int) throws {
    var generator = PatternGenerator(seed: UInt64(seed))
    for _ in 0..<100 {
      let source = generator.pattern(of: Self.atoms, depth: 2)
      let pattern = try Pattern(source)
      for _ in 0..<6 {
        let text = generator.text(of: "aabbcé \n", upTo: 6)
        let isFound = WayCounter(text).count(pattern.root) > 0
        #expect(pattern.isFound(in: text) == isFound, "\(source) in \(text.debugDescription)")
      }
    }
  }

  /// Texts of repeated words, of 30 and of 60 characters; no word is a rotation of another.
  private static let pumped = ["a", "b", "ab", "aab", "abb"].map { word in
    [30, 60].map { WayCounter(String(repeating: word, count: $0 / word.count)) }
  }

  /// In a loop around everything some text has exponentially many ways, or none; for patterns as small as those of these
  /// seeds the texts above are enough to tell.
  @Test(arguments: 0..<4)
  func reportsWhatGrowsExponentially(_ seed: Int) throws {
    var generator = PatternGenerator(seed: UInt64(seed))
    for _ in 0..<8 {
      let source = "(\(generator.pattern(of: ["a", "a", "b", "[ab]"], ["", "", "*", "+", "?"], depth: 1)))*"
      let pattern = try Pattern(source)
      let grows = Self.pumped.contains { $0[1].count(pattern.root) > 60 * $0[0].count(pattern.root) }
      #expect(pattern.canBacktrackExponentially == grows, "\(source)")
    }
  }
}
