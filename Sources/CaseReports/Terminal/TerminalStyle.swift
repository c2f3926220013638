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
