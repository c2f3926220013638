import CaseJSON
package import CaseModel

/// Findings for machines.
package enum FindingsJSON {
  package static let version = 1

  package static func text(_ findings: Findings) -> String {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.findings")
      writer.field("v", version)
      // Whoever looks for a verdict finds that there is none.
      writer.field("verdict", "no verdict")
      writer.field("errors", findings.errorCount)
      writer.field("warnings", findings.warningCount)
      writer.field("omitted", findings.omittedCount)
      writer.key("findings")
      writer.array { writer in for finding in findings.kept { write(finding, &writer) } }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("severity", finding.severity.rawValue)
      writer.field("code", finding.code)
      writer.field("message", finding.message)
      if let hint = finding.hint {
        writer.field("hint", hint)
      }
      if let location = finding.location {
        writer.field("file", location.file)
        writer.field("line", location.line)
        writer.field("column", location.column)
      }
    }
  }
}
