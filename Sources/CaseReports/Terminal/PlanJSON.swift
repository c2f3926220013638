import CaseJSON
package import CaseRun

/// What a run would do, for machines.
package struct PlanJSON {
  package static let version = 1

  private let plan: RunPlan

  package init(_ plan: RunPlan) { self.plan = plan }

  package var text: String {
    let outline = plan.outline
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.plan")
      writer.field("v", Self.version)
      writer.field("workflow", outline.workflow)
      writer.key("datasets")
      writer.array { writer in
        for dataset in outline.datasets {
          writer.object { writer in
            writer.field("path", dataset.name)
            writer.field("cases", dataset.caseCount)
          }
        }
      }
      writer.field("cases", outline.caseCount)
      writer.field("repeats", outline.repeats)
      writer.field("runs", outline.caseCount * outline.repeats)
      writer.field("is_upper_bound", outline.isUpperBound)
      if outline.stopsEarly { writer.field("stop_early", true) }
      writer.key("subset")
      writer.array { writer in for reason in outline.subsetReasons { writer.string(reason) } }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
