/// Small patterns and texts from a seed (SplitMix64).
struct PatternGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  mutating func text(of alphabet: String, upTo length: Int) -> String {
    let count = Int.random(in: 0...length, using: &self)
    return String((0..<count).map { _ in pick(Array(alphabet)) })
  }

  static let repetitions = ["", "", "", "*", "+", "?", "*?", "{2}", "{1,2}", "{0,2}", "{1,}"]

  /// - Parameter atoms: what the pattern is put together from, with the repetitions.
  mutating func pattern(of atoms: [String], _ repetitions: [String] = Self.repetitions, depth: Int) -> String {
    let count = pick([1, 1, 1, 2, 2, 3])
    return (0..<count).map { _ in sequence(of: atoms, repetitions, depth) }.joined(separator: "|")
  }

  private mutating func sequence(of atoms: [String], _ repetitions: [String], _ depth: Int) -> String {
    let count = pick([0, 1, 1, 2, 2, 3])
    return (0..<count).map { _ in item(of: atoms, repetitions, depth) }.joined()
  }

  private mutating func item(of atoms: [String], _ repetitions: [String], _ depth: Int) -> String {
    let isGroup = depth > 0 && pick([true, false])
    let atom = isGroup ? "(\(pattern(of: atoms, repetitions, depth: depth - 1)))" : pick(atoms)
    if ["^", "$", "\\b", "\\B"].contains(atom) { return atom }
    return atom + pick(repetitions)
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }
}
