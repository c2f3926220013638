import CaseJSON
package import CaseModel

/// Who answers for what, for machines.
package enum OwnershipJSON {
  package static let version = 1

  package static func text(_ maps: [OwnershipMap]) -> String {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.ownership")
      writer.field("v", version)
      writer.key("workflows")
      writer.array { writer in for map in maps { write(map, &writer) } }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ map: OwnershipMap, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("name", map.name)
      writer.field("version", map.version)
      writer.field("stage", map.stage.rawValue)
      writer.optionalField("summary", map.summary)
      writer.key("rows")
      writer.array { writer in for row in map.rows { write(row, &writer) } }
      writer.key("missing")
      writer.array { writer in
        for gap in map.gaps {
          writer.object { writer in
            writer.field("code", gap.code)
            writer.field("message", gap.message)
            writer.field("hint", gap.hint)
            writer.field("file", gap.place.location.file)
            writer.field("line", gap.place.location.line)
            writer.field("column", gap.place.location.column)
          }
        }
      }
    }
  }

  private static func write(_ row: OwnershipMap.Row, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("title", row.title)
      if let owner = row.owner {
        writer.key("owner")
        writer.object { writer in
          writer.field("name", owner.name)
          writer.field("kind", owner.kind.rawValue)
          writer.optionalField("title", owner.title)
          writer.optionalField("contact", owner.contact)
        }
      }
      writer.field("answers_for", row.answersFor)
      writer.field("missing", row.missing)
    }
  }
}
