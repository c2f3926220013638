/// A condition on a place in the text that reads nothing of it.
enum Assertion: Sendable {
  /// `^`
  case start
  /// `$`
  case end
  /// `\b`
  case boundary
  /// `\B`
  case noBoundary

  func holds(after previous: Neighbour, before next: Neighbour) -> Bool {
    switch self {
    case .start: previous == .none
    case .end: next == .none
    case .boundary: (previous == .word) != (next == .word)
    case .noBoundary: (previous == .word) == (next == .word)
    }
  }
}

/// What stands on one side of a place in the text, as far as an assertion asks.
enum Neighbour: Sendable {
  /// The text ends there.
  case none
  /// A scalar that `\w` reads.
  case word
  case other

  /// - Parameter byte: the last byte of the scalar before the place, or the first of the one behind it; only ASCII is
  ///   of words.
  init(_ byte: UInt8) {
    self = isWordByte[Int(byte)] ? .word : .other
  }
}

private let isWordByte = (0...UInt32(UInt8.max)).map(ScalarSet.word.contains)
