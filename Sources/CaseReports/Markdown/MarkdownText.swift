import CaseModel

/// Text that Markdown shows as it is, whoever wrote it: no markup, no link, nobody mentioned.
enum MarkdownText {
  /// How much of one text is shown.
  private static let longest = 400

  /// One line for a paragraph, a list or the cell of a table.
  ///
  /// Punctuation that begins markup becomes a reference or is escaped. What GitHub and GitLab turn into links by
  /// themselves (`@name`, `#12`, `!12`, `GH-12`, addresses) is broken up by a space that has no width.
  static func escaped(_ text: String) -> String {
    let printable = text.printable.unicodeScalars
    let scalars = Array(printable.prefix(longest))
    func next(_ index: Int) -> Unicode.Scalar { index + 1 < scalars.count ? scalars[index + 1] : " " }
    var escaped = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": escaped += "&amp;" + gap
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "|": escaped += "&#124;"
      case "`": escaped += "&#96;"
      // A backslash does not keep GitHub from taking it for mathematics.
      case "$": escaped += "<span>$</span>"
      case "\\", "*", "_", "[", "]", "(", ")", "{", "}": escaped += "\\\(scalar)"
      case "@", "#", "!", "%", "~", "^": escaped += "&#\(scalar.value);" + gap
      case ":" where next(index) == "/": escaped += ":" + gap
      case "." where endsInWWW(scalars[..<index]): escaped += gap + "."
      case "." where next(index) == " " && scalars[..<index].allSatisfy(isDigit): escaped += "\\."
      case "-" where index == 0 || endsInIssuePrefix(scalars[..<index]): escaped += "&#45;" + gap
      case "+" where index == 0, " " where index == 0: escaped += "&#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped + (printable.count > longest ? "…" : "")
  }

  private static let gap = "&#8203;"

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func endsInWWW(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.suffix(3).count == 3 && scalars.suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
  }

  private static func endsInIssuePrefix(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    String(String.UnicodeScalarView(scalars.suffix(2))).lowercased() == "gh"
  }

  /// A table of cells that are Markdown already.
  ///
  /// - Parameter numbers: which columns are aligned to the right.
  static func table(_ head: [String], numbers: Set<Int> = [], _ rows: [[String]]) -> [String] {
    let rule = head.indices.map { numbers.contains($0) ? "---:" : "---" }
    return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
  }
}
