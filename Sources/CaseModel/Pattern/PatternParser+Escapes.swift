/// What a backslash and what follows it mean.
enum PatternEscape {
  case scalar(Unicode.Scalar)
  case set(ScalarSet)
  case assertion(Assertion)
}

extension PatternParser {
  mutating func escape() throws(PatternFault) -> PatternEscape {
    guard let letter = following else {
      throw fault("there is nothing behind the backslash", "write \\\\ for a backslash")
    }
    let meaning: PatternEscape
    switch letter {
    case "d": meaning = .set(.digits)
    case "D": meaning = .set(ScalarSet.digits.complement)
    case "w": meaning = .set(.word)
    case "W": meaning = .set(ScalarSet.word.complement)
    case "s": meaning = .set(.space)
    case "S": meaning = .set(ScalarSet.space.complement)
    case "b": meaning = .assertion(.boundary)
    case "B": meaning = .assertion(.noBoundary)
    case "n": meaning = .scalar("\n")
    case "r": meaning = .scalar("\r")
    case "t": meaning = .scalar("\t")
    case "f": meaning = .scalar("\u{C}")
    case "x": return .scalar(try hexadecimal(width: 2))
    case "u": return .scalar(try hexadecimal(width: 4))
    case " "..."/", ":"..."@", "["..."`", "{"..."~": meaning = .scalar(letter)
    default: throw escapeFault(letter)
    }
    position += 2
    return meaning
  }

  /// Reads a code point: so many digits, or any number of them in braces.
  private mutating func hexadecimal(width: Int) throws(PatternFault) -> Unicode.Scalar {
    let start = position
    position += 2
    let isBraced = skip("{")
    let digits = scalars[position...].prefix(isBraced ? scalars.count : width).prefix { $0.properties.isASCIIHexDigit }
    position += digits.count
    guard isBraced ? !digits.isEmpty && skip("}") : digits.count == width else {
      let name = width == 2 ? "x" : "u"
      throw fault(
        at: start, "the number behind '\\\(name)' is not complete",
        "write \\\(name)\(width == 2 ? "41" : "0041") or \\\(name){1F600}")
    }
    let text = String(String.UnicodeScalarView(digits))
    guard let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value) else {
      throw fault(at: start, "there is no character \(text)", "write \\u{1F600}, or the character itself")
    }
    return scalar
  }

  private func escapeFault(_ letter: Unicode.Scalar) -> PatternFault {
    switch letter {
    case "1"..."9", "k", "g": return fault("back-references are not supported", "write the part out again")
    case "0": return fault("octal numbers are not supported", "write \\x00")
    case "A": return fault("'\\A' is not supported", "write ^")
    case "Z", "z": return fault("'\\\(letter)' is not supported", "write $")
    case "p", "P": return fault("Unicode properties are not supported", "write a class such as [A-Za-zÀ-ÿ]")
    case "v": return fault("'\\v' is read differently elsewhere", "write \\x0B for the vertical tab, or [\\n-\\r]")
    case "h": return fault("'\\h' is not supported", "write [\\t ]")
    case "R": return fault("'\\R' is not supported", "write \\r?\\n")
    default:
      let name = letter.isASCII ? "'\\\(letter)'" : "a backslash before '\(letter)'"
      return fault(
        "\(name) means nothing", "the escapes are \\d \\w \\s \\b \\n \\r \\t \\f \\x41 \\u0041, and \\. for signs")
    }
  }
}
