import CaseJSON
package import CaseModel

/// Findings for machines.
package enum FindingsJSON {
  package static let version = 1

  package static func text(_ findings: Findings) -> String {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.key("record")
      writer.string("casegate.findings")
      writer.key("v")
      writer.int(version)
      // Whoever looks for a verdict finds that there is none.
      writer.key("verdict")
      writer.string("no verdict")
      writer.key("errors")
      writer.int(findings.errorCount)
      writer.key("warnings")
      writer.int(findings.warningCount)
      writer.key("omitted")
      writer.int(findings.omittedCount)
      writer.key("findings")
      writer.array { writer in for finding in findings.kept { write(finding, &writer) } }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("severity")
      writer.string(finding.severity.rawValue)
      writer.key("code")
      writer.string(finding.code)
      writer.key("message")
      writer.string(finding.message)
      if let hint = finding.hint {
        writer.key("hint")
        writer.string(hint)
      }
      if let location = finding.location {
        writer.key("file")
        writer.string(location.file)
        writer.key("line")
        writer.int(location.line)
        writer.key("column")
        writer.int(location.column)
      }
    }
  }
}
