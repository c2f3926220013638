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
      writer.key("record")
      writer.string("casegate.plan")
      writer.key("v")
      writer.int(Self.version)
      writer.key("workflow")
      writer.string(outline.workflow)
      writer.key("datasets")
      writer.array { writer in
        for dataset in outline.datasets {
          writer.object { writer in
            writer.key("path")
            writer.string(dataset.name)
            writer.key("cases")
            writer.int(dataset.caseCount)
          }
        }
      }
      writer.key("cases")
      writer.int(outline.caseCount)
      writer.key("repeats")
      writer.int(outline.repeats)
      writer.key("runs")
      writer.int(outline.caseCount * outline.repeats)
      writer.key("is_upper_bound")
      writer.bool(outline.isUpperBound)
      writer.key("subset")
      writer.array { writer in for reason in outline.subsetReasons { writer.string(reason) } }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
