import CaseJSON
package import CaseModel

/// Findings as GitHub Actions takes them for annotations on the lines of a pull request.
package enum GitHubFindings {
  package static func text(_ findings: Findings) -> String {
    var lines = findings.kept.map(line(for:))
    if findings.omittedCount > 0 { lines.append("::notice::and \(findings.omittedCount) more findings") }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func line(for finding: Finding) -> String {
    var properties: [String] = []
    if let location = finding.location {
      properties += ["file=\(property(location.file))", "line=\(location.line)", "col=\(location.column)"]
    }
    properties.append("title=\(property(finding.code))")
    let message = finding.message + (finding.hint.map { " (\($0))" } ?? "")
    return "::\(finding.severity.rawValue) \(properties.joined(separator: ","))::\(data(message))"
  }

  /// Text that cannot end the command or begin another one.
  static func data(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  static func property(_ text: String) -> String {
    data(text).unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case ":": escaped += "%3A"
      case ",": escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
