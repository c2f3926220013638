extension PatternParser {
  /// Reads `[…]`.
  mutating func characterClass() throws(PatternFault) -> ScalarSet {
    let start = position
    position += 1
    let isNegated = skip("^")
    if current == "]" { throw fault("the class begins with ']'", "write \\] for the character itself") }
    let first = position
    var written: [ClosedRange<UInt32>] = []
    var escaped: [ClosedRange<UInt32>] = []
    while let scalar = current, scalar != "]" {
      let item = position
      switch try member(scalar, isFirst: item == first) {
      case .scalar(let low): written.append(try range(from: low, at: item))
      case .set(let set):
        escaped += set.ranges
        if isRangeSign { throw hyphenFault() }
      case .assertion: throw fault(at: item, "a class has no word boundaries", "write \\x08 for a backspace")
      }
    }
    guard skip("]") else {
      throw fault(at: start, "the class is not closed", "close it, or write \\[ for the character itself")
    }
    let literals = ScalarSet(written)
    let set = (ignoresCase ? CaseFolding.closure(of: literals) : literals).union(ScalarSet(escaped))
    return isNegated ? set.complement : set
  }

  /// Whether a hyphen comes next, and something behind it that it could lead to.
  private var isRangeSign: Bool { current == "-" && following != nil && following != "]" }

  /// Reads the rest of a range, if it is one.
  private mutating func range(
    from low: Unicode.Scalar, at start: Int
  ) throws(PatternFault) -> ClosedRange<UInt32> {
    guard isRangeSign, let scalar = following else { return low.value...low.value }
    let sign = position
    position += 1
    guard case .scalar(let high) = try member(scalar, isFirst: false) else {
      position = sign
      throw hyphenFault()
    }
    guard low <= high else {
      throw fault(at: start, "the range is reversed", "write the lower character first, or \\- for a hyphen")
    }
    return low.value...high.value
  }

  /// Reads one character of a class, or one escape.
  private mutating func member(_ scalar: Unicode.Scalar, isFirst: Bool) throws(PatternFault) -> PatternEscape {
    switch scalar {
    case "\\": return try escape()
    case "[":
      throw following == ":"
        ? fault("named classes are not supported", "write what it stands for, such as A-Za-z")
        : fault("a class cannot stand in a class", "write \\[ for the character itself")
    case "-" where isRangeSign && !isFirst: throw hyphenFault()
    case "-" where following == "-", "&" where following == "&", "~" where following == "~", "|" where following == "|":
      throw fault("'\(scalar)\(scalar)' is read differently elsewhere", "write the character once")
    default:
      position += 1
      return .scalar(scalar)
    }
  }

  private func hyphenFault() -> PatternFault {
    fault("the hyphen stands between no two characters", "write \\- for the character itself")
  }
}
