import CaseFiles
import Testing

@testable import CaseRun

/// The random order that nobody chooses.
@Suite struct SeededOrderTests {
  private static func order(_ count: Int, of text: String) -> [UInt32] {
    var order = SeededOrder(seed: Digest(of: text.utf8))
    var positions = (0..<UInt32(count)).map(\.self)
    order.shuffle(&positions)
    return positions
  }

  @Test func theSameSeedGivesTheSameOrder() {
    #expect(Self.order(200, of: "a") == Self.order(200, of: "a"))
    #expect(Self.order(200, of: "a") != Self.order(200, of: "b"))
    // As Python comes to it with the same generator: an order of an earlier run can be told again.
    #expect(Self.order(8, of: "a") == Self.known)
  }

  private static let known: [UInt32] = [4, 1, 0, 7, 6, 3, 5, 2]

  @Test(arguments: [0, 1, 2, 3, 10, 1000])
  func everyPositionIsThereOnce(count: Int) {
    #expect(Self.order(count, of: "x").sorted() == (0..<UInt32(count)).map(\.self))
  }

  /// Each of the 24 orders of four, in 12,000 of them: 500 times, give or take five standard deviations.
  @Test func everyOrderIsAsLikely() {
    var counts: [[UInt32]: Int] = [:]
    for seed in 0..<12_000 { counts[Self.order(4, of: "seed \(seed)"), default: 0] += 1 }
    #expect(counts.count == 24)
    #expect(counts.values.allSatisfy { abs($0 - 500) < 110 }, "\(counts.values.sorted())")
  }

  @Test func looksAreAtFixedPoints() {
    let schedule = StoppingSchedule(count: 1234)
    var points: [Int] = []
    while (points.last ?? 0) < 1234 { points.append((points.last ?? 0) + schedule.batch(after: points.last ?? 0)) }
    #expect(points.prefix(3) == [10, 20, 30])
    #expect(points.last == 1234)
    #expect(zip(points, points.dropFirst()).allSatisfy { $1 - $0 <= max(10, $0 / 20) })
  }
}
