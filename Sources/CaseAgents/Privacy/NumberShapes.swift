/// The shapes of card and telephone numbers.
enum NumberShapes {
  /// 12 to 19 digits in groups, of a known kind of card, whose check digit is right (ISO/IEC 7812).
  static func cardEnd(_ text: [UInt8], _ start: Int) -> Int? {
    var digits: [UInt8] = []
    var place = start
    var end = start
    while place < text.count {
      if text[place].isDigit {
        digits.append(text[place] - 0x30)
        place += 1
        end = place
      } else if " -".utf8.contains(text[place]), place + 1 < text.count, text[place + 1].isDigit {
        place += 1
      } else {
        break
      }
    }
    guard (13...19).contains(digits.count), (2...6).contains(digits[0]), isChecked(digits) else { return nil }
    return end < text.count && text[end].isWord ? nil : end
  }

  /// Luhn's formula: every second digit from the right counts double, its digits added; all of it is a multiple of ten.
  static func isChecked(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let value = Int(digit) * (index % 2 == 1 ? 2 : 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// `+49 30 1234567` (ITU-T E.123), or ten digits as they are written in North America: `(415) 555-0100`.
  static func telephoneEnd(_ text: [UInt8], _ start: Int) -> Int? {
    if text[start] == UInt8(ascii: "+") { return internationalEnd(text, start) }
    return nationalEnd(text, start)
  }

  private static func internationalEnd(_ text: [UInt8], _ start: Int) -> Int? {
    var place = start + 1
    var digits = 0
    var end = place
    while place < text.count, digits <= 15 {
      if text[place].isDigit {
        digits += 1
        end = place + 1
      } else if !" -./()".utf8.contains(text[place]) {
        break
      }
      place += 1
    }
    guard start + 1 < text.count, text[start + 1].isDigit, text[start + 1] != 0x30, (8...15).contains(digits) else {
      return nil
    }
    return end < text.count && text[end].isWord ? nil : end
  }

  private static func nationalEnd(_ text: [UInt8], _ start: Int) -> Int? {
    var place = start
    let isBracketed = text[place] == UInt8(ascii: "(")
    if isBracketed { place += 1 }
    for (index, count) in [3, 3, 4].enumerated() {
      guard place + count <= text.count, text[place..<place + count].allSatisfy(\.isDigit) else { return nil }
      place += count
      if index == 2 { break }
      if index == 0, isBracketed {
        guard place < text.count, text[place] == UInt8(ascii: ")") else { return nil }
        place += 1
        if place < text.count, text[place] == UInt8(ascii: " ") { place += 1 }
        continue
      }
      guard place < text.count, "-. ".utf8.contains(text[place]) else { return nil }
      place += 1
    }
    // A hyphen behind it makes it a part of some other number.
    if place < text.count, text[place].isWord || text[place] == UInt8(ascii: "-") { return nil }
    return place
  }
}
