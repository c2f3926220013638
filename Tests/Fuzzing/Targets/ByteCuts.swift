/// Cuts an input at places that depend on nothing but the input, as a pipe would cut it.
struct ByteCuts: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0
  private var state: UInt64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    state = bytes.prefix(16).reduce(UInt64(bytes.count) &+ 0x9E37_79B9_7F4A_7C15) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    // Most pieces are short, so that a line end, an escape and a character are cut in the middle.
    let longest = state >> 62 == 0 ? 256 : 8
    let end = Swift.min(bytes.count, position + Int(state >> 32) % longest + 1)
    defer { position = end }
    return bytes[position..<end]
  }
}
