import CaseJSON

/// Random numbers that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// A string of up to a dozen characters of every length in UTF-8, with what must be escaped among them.
  mutating func string() -> String {
    let alphabet: [UnicodeScalar] = [
      "a", "b", "Z", "0", " ", "/", "\"", "\\", "\n", "\r", "\t", "\u{0}", "\u{8}", "\u{C}", "\u{1F}", "\u{7F}", "é",
      "\u{301}", "€", "\u{2028}", "\u{FFFF}", "😀", "\u{10FFFF}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &self) {
      text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &self)])
    }
    return String(text)
  }

  /// A finite number: any pattern of bits, or one that people write.
  mutating func double() -> Double {
    if Bool.random(using: &self) { return Double(Int.random(in: -100_000...100_000, using: &self)) / 100 }
    let any = Double(bitPattern: next())
    return any.isFinite ? any : 0.5
  }

  /// Builds a value of any kind, with containers down to a depth.
  mutating func build(into builder: inout JSONBuilder, depth: Int) {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &self) {
    case 0: builder.null()
    case 1: builder.bool(Bool.random(using: &self))
    case 2: builder.int(Int.random(in: -1000...1000, using: &self))
    case 3: builder.int(Int(truncatingIfNeeded: next()))
    case 4: builder.double(double())
    case 5: builder.string(string())
    case 6:
      builder.beginArray()
      for _ in 0..<Int.random(in: 0...5, using: &self) { build(into: &builder, depth: depth - 1) }
      builder.end()
    default:
      builder.beginObject()
      var names = Set<[UInt8]>()
      for _ in 0..<Int.random(in: 0...5, using: &self) {
        let name = string()
        guard names.insert(Array(name.utf8)).inserted else { continue }
        builder.key(name)
        build(into: &builder, depth: depth - 1)
      }
      builder.end()
    }
  }

  /// A whole value.
  mutating func value(depth: Int = 4) -> JSONValue {
    var builder = JSONBuilder()
    build(into: &builder, depth: depth)
    return builder.finish()
  }
}
