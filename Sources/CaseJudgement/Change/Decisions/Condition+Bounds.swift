import CaseJSON
import CaseModel

extension Condition {
  /// Whether a condition is the same but for the bounds of numbers: how a threshold moves.
  func differsInBoundsOnly(from other: Condition) -> Bool {
    switch (self, other) {
    case (.field(let operand, let matcher), .field(let otherOperand, let otherMatcher)):
      operand == otherOperand && matcher.differsInBoundsOnly(from: otherMatcher)
    case (.not(let mine), .not(let theirs)): mine.differsInBoundsOnly(from: theirs)
    case (.all(let mine), .all(let theirs)), (.any(let mine), .any(let theirs)):
      mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.differsInBoundsOnly(from: $1) }
    case (.field, _), (.not, _), (.all, _), (.any, _): false
    }
  }
}

extension Matcher {
  fileprivate func differsInBoundsOnly(from other: Matcher) -> Bool {
    switch (self, other) {
    case (.above, .above), (.above, .atLeast), (.atLeast, .above), (.atLeast, .atLeast), (.below, .below),
      (.below, .atMost), (.atMost, .below), (.atMost, .atMost), (.within, .within):
      true
    case (.not(let mine), .not(let theirs)): mine.differsInBoundsOnly(from: theirs)
    case (.all(let mine), .all(let theirs)), (.any(let mine), .any(let theirs)):
      mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.differsInBoundsOnly(from: $1) }
    default: self == other
    }
  }
}
