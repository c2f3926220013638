extension PatternParser {
  /// Reads a quantifier, if one comes next, with the `?` that would make it lazy: what is found does not depend on it.
  mutating func repetition() throws(PatternFault) -> PatternRepetition? {
    let repetition: PatternRepetition
    switch current {
    case "*": repetition = PatternRepetition(minimum: 0, maximum: nil)
    case "+": repetition = PatternRepetition(minimum: 1, maximum: nil)
    case "?": repetition = PatternRepetition(minimum: 0, maximum: 1)
    case "{": repetition = try bounds()
    default: return nil
    }
    position += 1
    let isLazy = skip("?")
    switch current {
    case "+" where !isLazy:
      throw fault("possessive repetition is not supported", "leave the second sign out: a search never takes long")
    case "*", "+", "?", "{":
      throw fault("a repetition is repeated", "put what is inside into a group: (?:a{2})*")
    default: return repetition
    }
  }

  /// Reads `{m}`, `{m,}` or `{m,n}` up to the closing brace.
  private mutating func bounds() throws(PatternFault) -> PatternRepetition {
    let start = position
    var rest = scalars[(position + 1)...]
    let minimum = count(&rest)
    var maximum = minimum
    if rest.first == "," {
      rest.removeFirst()
      maximum = count(&rest)
      if minimum == nil, maximum != nil, rest.first == "}" {
        throw fault("the lower bound is missing", "write {0,n}")
      }
    }
    guard let minimum, rest.first == "}" else {
      throw fault("the '{' begins no repetition", "write {m}, {m,} or {m,n}, or \\{ for the character itself")
    }
    position = rest.startIndex
    for bound in [minimum, maximum ?? 0] where bound > Self.largestCount {
      throw fault(at: start, "something is repeated more than \(Self.largestCount) times", "write {m,} for no bound")
    }
    if let maximum, maximum < minimum {
      throw fault(at: start, "the bounds of the repetition are reversed", "write {\(maximum),\(minimum)}")
    }
    return PatternRepetition(minimum: minimum, maximum: maximum)
  }

  /// - Returns: the number that comes next, or nothing; what is too large is one more than is allowed.
  private func count(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int? {
    var number: Int?
    while let digit = rest.first.flatMap({ "0"..."9" ~= $0 ? Int($0.value) - 0x30 : nil }) {
      number = min((number ?? 0) * 10 + digit, Self.largestCount + 1)
      rest.removeFirst()
    }
    return number
  }
}
