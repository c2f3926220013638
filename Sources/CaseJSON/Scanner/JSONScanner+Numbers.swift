extension JSONScanner {
  /// Reads a number: an integer where it is written as one, the nearest floating-point number otherwise.
  mutating func number() throws(JSONFault) {
    let start = position
    let isNegative = text[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var digits = Mantissa()
    let integerStart = position
    readDigits(into: &digits)
    let integerDigits = position - integerStart
    if integerDigits == 0 { throw invalidNumber(from: start) }
    if integerDigits > 1, text[integerStart] == UInt8(ascii: "0") {
      position = integerStart
      throw invalidNumber(from: start)
    }
    var exponent = 0
    var isInteger = true
    if position < text.count, text[position] == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      let fractionStart = position
      readDigits(into: &digits)
      if position == fractionStart { throw invalidNumber(from: start) }
      exponent -= position - fractionStart
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      exponent += try readExponent(from: start)
    }
    if position < text.count, isNumberByte(text[position]) { throw invalidNumber(from: start) }
    if isInteger, let value = digits.integer(isNegative: isNegative) {
      append(.int, UInt64(UInt(bitPattern: value)), at: start)
    } else {
      appendDouble(digits, exponent, isNegative: isNegative, isInteger: isInteger, from: start)
    }
  }

  private mutating func appendDouble(
    _ digits: Mantissa, _ exponent: Int, isNegative: Bool, isInteger: Bool, from start: Int
  ) {
    if let magnitude = digits.double(exponent: exponent) {
      return append(.double, (isNegative ? -magnitude : magnitude).bitPattern, at: start)
    }
    let literal = String(decoding: text[start..<position], as: UTF8.self)
    let value = Double(literal) ?? .nan
    append(.double, value.bitPattern, at: start)
    if !value.isFinite || (value == 0 && digits.value != 0) {
      faults.append(JSONFault(kind: .numberOutOfRange(literal), offset: start))
    } else if isInteger, value.magnitude.wholeDigits != literal.drop(while: { $0 == "-" }) {
      faults.append(JSONFault(kind: .inexactInteger(literal), offset: start))
    }
  }

  @inline(__always)
  private mutating func readDigits(into digits: inout Mantissa) {
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      if digit > 9 { return }
      digits.append(digit)
      position += 1
    }
  }

  private mutating func readExponent(from start: Int) throws(JSONFault) -> Int {
    var isNegative = false
    if position < text.count, text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") {
      isNegative = text[position] == UInt8(ascii: "-")
      position += 1
    }
    let first = position
    var value = 0
    while position < text.count, case let digit = text[position] &- UInt8(ascii: "0"), digit <= 9 {
      value = min(value * 10 + Int(digit), 1 << 40)
      position += 1
    }
    if position == first { throw invalidNumber(from: start) }
    return isNegative ? -value : value
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The fault of a number that goes wrong at the position that is reached, or that ends there with the text.
  func invalidNumber(from start: Int) -> JSONFault {
    if position == text.count { return JSONFault(kind: .truncated, offset: start) }
    let word = text[start...].prefix(64).prefix { isNumberByte($0) }
    return JSONFault(kind: .invalidNumber(String(decoding: word, as: UTF8.self)), offset: start)
  }
}

/// The digits of a number, held exactly as long as they fit.
private struct Mantissa {
  var value: UInt64 = 0
  var isExact = true

  mutating func append(_ digit: UInt8) {
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
    if overflow || carry { isExact = false }
    if isExact { value = sum }
  }

  func integer(isNegative: Bool) -> Int? {
    guard isExact else { return nil }
    if isNegative { return value == Int.min.magnitude ? Int.min : Int(exactly: value).map { -$0 } }
    return Int(exactly: value)
  }

  /// The correctly rounded product with a power of ten, where one operation on exact numbers gives it (Clinger 1990).
  func double(exponent: Int) -> Double? {
    guard isExact, value <= 1 << 53, exponent.magnitude <= 22 else { return nil }
    let mantissa = Double(value)
    let power = powersOfTen[Int(exponent.magnitude)]
    return exponent < 0 ? mantissa / power : mantissa * power
  }
}

extension Double {
  /// Every digit of a whole number of 2^53 or more, which may have 309 of them.
  fileprivate var wholeDigits: String {
    let limit: UInt64 = 1_000_000_000_000_000_000
    var groups = [UInt64(significandBitPattern | 1 << 52)]
    for _ in 0..<max(0, Int(exponent) - 52) {
      var carry: UInt64 = 0
      for index in groups.indices {
        (carry, groups[index]) = (groups[index] * 2 + carry).quotientAndRemainder(dividingBy: limit)
      }
      if carry > 0 { groups.append(carry) }
    }
    return groups.dropLast().reversed().reduce(into: String(groups[groups.count - 1])) { text, group in
      let digits = String(group)
      text += String(repeating: "0", count: 18 - digits.count) + digits
    }
  }
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]
