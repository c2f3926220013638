import CaseJSON
package import CaseJudgement
import CaseModel

/// The differences between two versions for machines: one JSON object.
package enum DifferenceJSON {
  /// What changes when the meaning of the record does.
  package static let version = 1

  package static func text(_ difference: VersionDifference) -> String {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.diff")
      writer.field("v", version)
      writer.key("old")
      write(difference.old, &writer)
      writer.key("new")
      write(difference.new, &writer)
      writer.field("widening", difference.wideningCount)
      writer.key("version")
      writer.object { writer in
        writer.field("holds", difference.rise.holds)
        writer.field("demanded", difference.rise.demanded)
        writer.field("reason", difference.rise.reason)
      }
      writer.key("changes")
      writer.array { writer in for change in difference.changes { write(change, &writer) } }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ side: VersionDifference.Side, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("file", side.file)
      writer.field("workflow", side.workflow)
      writer.field("version", side.version.description)
      writer.field("digest", side.digest)
    }
  }

  private static func write(_ change: WorkflowChange, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("kind", change.kind.rawValue)
      writer.field("widens", change.kind.widens)
      writer.field("subject", change.subject)
      writer.optionalField("old", change.old)
      writer.optionalField("new", change.new)
      writer.field("explanation", change.explanation)
      guard let location = change.location else { return }
      writer.field("file", location.file)
      writer.field("line", location.line)
      writer.field("column", location.column)
    }
  }
}
