/// Text for the log of GitHub Actions, of which no line is a command, whoever wrote it.
package enum GitHubLog {
  /// Where a line begins with `::` behind white space, or holds the older `##[`, a backslash breaks it.
  ///
  /// Brackets of `::stop-commands::` would not do: the runner reads both outputs side by side, so that a bracket on one
  /// says nothing about the other.
  package static func harmless(_ text: String) -> String {
    if !text.utf8.contains(UInt8(ascii: ":")), !text.utf8.contains(UInt8(ascii: "#")) { return text }
    var harmless = ""
    var isAtStart = true
    var marks = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case ":" where isAtStart, "[" where marks >= 2: harmless += "\\"
      default: break
      }
      isAtStart = scalar == "\n" || scalar == "\r" || (isAtStart && isIgnored(scalar))
      marks = scalar == "#" ? marks + 1 : 0
      harmless.unicodeScalars.append(scalar)
    }
    return harmless
  }

  /// JSON that means the same. Its lines begin with a quotation mark or a bracket, so that only the older form can occur.
  package static func harmless(json text: String) -> String {
    var marks = 0
    return text.unicodeScalars.reduce(into: "") { harmless, scalar in
      if scalar == "[", marks >= 2 { harmless += "\\u005b" } else { harmless.unicodeScalars.append(scalar) }
      marks = scalar == "#" ? marks + 1 : 0
    }
  }

  /// White space, and marks that no reader shows: what is in front of a command might be trimmed.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format: true
    default: scalar.properties.isWhitespace
    }
  }
}
