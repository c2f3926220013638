import CaseModel

/// How text is shown on one particular output: how wide it is, and whether it takes colour.
package struct TerminalStyle: Sendable {
  package enum Tone: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
    case redBold = "1;31"
    case greenBold = "1;32"
    case yellowBold = "1;33"
  }

  package let width: Int
  package let hasColor: Bool

  package init(width: Int, hasColor: Bool) {
    self.width = max(40, width)
    self.hasColor = hasColor
  }

  package func paint(_ text: String, _ tone: Tone?) -> String {
    guard hasColor, let tone, !text.isEmpty else { return text }
    return "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m"
  }
}

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
}
