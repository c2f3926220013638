/// Text as columns of a terminal see it.
enum Columns {
  /// How many columns a text takes: two for wide characters and emoji, none for combining marks.
  static func width(of text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

  private static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.value < 0x300 { return 1 }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      default: return 1
      }
    }
  }

  /// A text cut to a width, with an ellipsis where something was left out.
  static func fit(_ text: String, _ limit: Int) -> String {
    guard width(of: text) > limit else { return text }
    var kept = ""
    var used = 0
    for character in text {
      let next = width(of: character)
      if used + next > limit - 1 { break }
      kept.append(character)
      used += next
    }
    return kept + "…"
  }

  /// A text cut to a width from its beginning, for what is told apart by its end.
  static func fitEnd(_ text: String, _ limit: Int) -> String {
    guard width(of: text) > limit else { return text }
    var kept: [Character] = []
    var used = 0
    for character in text.reversed() {
      let next = width(of: character)
      if used + next > limit - 1 { break }
      kept.append(character)
      used += next
    }
    return "…" + String(kept.reversed())
  }

  /// A text filled up with spaces to a width.
  static func pad(_ text: String, _ limit: Int) -> String {
    text + String(repeating: " ", count: max(0, limit - width(of: text)))
  }

  static func padLeft(_ text: String, _ limit: Int) -> String {
    String(repeating: " ", count: max(0, limit - width(of: text))) + text
  }

  /// Breaks a text at spaces, so that no line is longer than a width.
  static func wrap(_ text: String, _ limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      if line.isEmpty {
        line = String(word)
      } else if width(of: line) + 1 + width(of: String(word)) <= limit {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return (lines + [line]).map { fit($0, limit) }
  }

  /// Breaks a text at spaces into at most so many lines, of which the last is cut where there is more.
  static func wrap(_ text: String, _ limit: Int, most: Int) -> [String] {
    let lines = wrap(text, limit)
    guard lines.count > most, most > 0 else { return lines }
    return lines.prefix(most - 1) + [fit(lines.dropFirst(most - 1).joined(separator: " "), limit)]
  }

  /// Puts items one behind another into at most so many lines, and breaks none of them but the last.
  static func wrap(items: [String], _ limit: Int, most: Int) -> [String] {
    var lines: [String] = []
    for (index, item) in items.enumerated() {
      let text = item + (index < items.count - 1 ? "," : "")
      if let last = lines.last, width(of: last) + 1 + width(of: text) <= limit || lines.count == most {
        lines[lines.count - 1] = last + " " + text
      } else {
        lines.append(text)
      }
    }
    return lines.map { fit($0, limit) }
  }
}

extension String {
  /// Without the spaces at its end.
  var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
