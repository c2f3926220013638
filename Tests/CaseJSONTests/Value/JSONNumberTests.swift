import CaseJSON
import Testing

@Suite("Numbers compare exactly")
struct JSONNumberTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let left: JSONNumber
    let right: JSONNumber
    let order: Order
    var testDescription: String { "\(left) \(order) \(right)" }
  }

  enum Order: Sendable { case below, same, above }

  @Test("an integer and a floating-point number, without rounding either", arguments: rows)
  func compares(row: Row) {
    #expect((row.left < row.right) == (row.order == .below))
    #expect((row.left == row.right) == (row.order == .same))
    #expect((row.left > row.right) == (row.order == .above))
    #expect((row.right < row.left) == (row.order == .above))
    #expect((row.right == row.left) == (row.order == .same))
    #expect((row.left <= row.right) == (row.order != .above))
  }

  private static let rows: [Row] = [
    Row(left: .int(1), right: .int(2), order: .below),
    Row(left: .int(2), right: .int(2), order: .same),
    Row(left: .double(0.5), right: .double(0.25), order: .above),
    Row(left: .int(1), right: .double(1), order: .same),
    Row(left: .int(1), right: .double(1.5), order: .below),
    Row(left: .int(2), right: .double(1.5), order: .above),
    Row(left: .int(-1), right: .double(-1.5), order: .above),
    Row(left: .int(-2), right: .double(-1.5), order: .below),
    Row(left: .int(0), right: .double(-0.0), order: .same),
    Row(left: .int(0), right: .double(.leastNonzeroMagnitude), order: .below),
    Row(left: .int(0), right: .double(-.leastNonzeroMagnitude), order: .above),
    Row(left: .int(1 << 53), right: .double(0x1p53), order: .same),
    Row(left: .int((1 << 53) + 1), right: .double(0x1p53), order: .above),
    Row(left: .int((1 << 53) + 1), right: .double(0x1p53 + 2), order: .below),
    Row(left: .int((1 << 53) - 1), right: .double(0x1p53), order: .below),
    Row(left: .int(-(1 << 53) - 1), right: .double(-0x1p53), order: .below),
    Row(left: .int(.max), right: .double(0x1p63), order: .below),
    Row(left: .int(.max), right: .double(0x1p63 - 1024), order: .above),
    Row(left: .int(.min), right: .double(-0x1p63), order: .same),
    Row(left: .int(.min), right: .double(-0x1p63 - 2048), order: .above),
    Row(left: .int(.min + 1), right: .double(-0x1p63), order: .above),
    Row(left: .int(.max), right: .double(.greatestFiniteMagnitude), order: .below),
    Row(left: .int(.min), right: .double(-.greatestFiniteMagnitude), order: .above),
    Row(left: .int(.max), right: .double(.infinity), order: .below),
    Row(left: .int(.min), right: .double(-.infinity), order: .above),
  ]

  @Test(
    "no number at all is below, above or equal to any other", arguments: [JSONNumber.int(0), .int(.max), .double(1)])
  func nanIsNothing(other: JSONNumber) {
    let nan = JSONNumber.double(.nan)
    #expect(!(nan < other))
    #expect(!(other < nan))
    #expect(nan != other)
    #expect(nan != nan)
  }

  @Test("the order holds among 200 random numbers")
  func isAnOrder() {
    var random = SeededGenerator(seed: 11)
    var numbers: [JSONNumber] = []
    for _ in 0..<100 {
      let value = Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0...62, using: &random)
      numbers.append(.int(value))
      numbers.append(.double(Double(value) + [0, 0.5, -1][Int.random(in: 0..<3, using: &random)]))
    }
    for left in numbers {
      for right in numbers {
        let isBelow = wide(left) < wide(right)
        #expect((left < right) == isBelow, "\(left) \(right)")
        #expect((left == right) == (wide(left) == wide(right)), "\(left) \(right)")
      }
    }
  }

  /// Twice the number in a type that holds all of these exactly, halves too.
  private func wide(_ number: JSONNumber) -> Int128 {
    switch number {
    case .int(let value): 2 * Int128(value)
    case .double(let value): Int128(value * 2)
    }
  }

  @Test("the kind tells how a number is held")
  func tellsKind() throws {
    #expect(try parsed("1").kind == .integer)
    #expect(try parsed("1.0").kind == .number)
    #expect(try parsed("1e2").int == nil)
    #expect(try parsed("9223372036854775808").kind == .number)
    #expect(try parsed("9223372036854775807").int == .max)
    #expect(try parsed("-9223372036854775808").int == .min)
    #expect(try parsed("9007199254740993").number?.double == 0x1p53)
  }
}
