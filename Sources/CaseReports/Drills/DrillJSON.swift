import CaseJSON
import CaseModel
package import CaseRun

/// What drills came to, for machines.
package enum DrillJSON {
  package static let version = 1

  package static func text(_ report: DrillReport, workflow: String, version workflowVersion: String) -> String {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.drill")
      writer.field("v", version)
      writer.field("workflow", workflow)
      writer.field("version", workflowVersion)
      writer.field("cases", report.caseCount)
      writer.field("errored_cases", report.erroredCases)
      writer.key("drills")
      writer.array { writer in
        for kind in report.kinds {
          writer.object { writer in
            writer.field("kind", kind.rawValue)
            writer.field("probes", report.probeCount(kind))
            writer.field("crossed", report.crossedCount(kind))
          }
        }
      }
      writer.key("crossings")
      writer.array { writer in for crossing in report.crossings { write(crossing, &writer) } }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ crossing: DrillReport.Crossing, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("kind", crossing.kind.rawValue)
      writer.field("subject", crossing.subject)
      writer.field("count", crossing.count)
      writer.field("case", crossing.caseID)
      writer.field("file", crossing.file)
      writer.field("line", crossing.line)
      writer.field("change", crossing.change)
      writer.field("demand", crossing.demand)
      writer.field("actual", crossing.actual)
    }
  }
}
