import CaseModel
package import CaseRun

/// What a run would do.
package struct PlanText {
  private let plan: RunPlan
  private let style: TerminalStyle

  package init(_ plan: RunPlan, style: TerminalStyle) {
    self.plan = plan
    self.style = style
  }

  package var text: String {
    let outline = plan.outline
    var lines = [style.paint("PLAN", .bold) + "  \(outline.workflow) · nothing was replayed"]
    lines += outline.datasets.map { "  \(counted($0.caseCount, "case"))  \($0.name)" }
    let bound = outline.isUpperBound ? "at most " : ""
    let runs = counted(outline.caseCount * outline.repeats, "run")
    lines.append("  \(bound)\(counted(outline.caseCount, "case")) × \(outline.repeats) = \(runs)")
    if outline.stopsEarly { lines.append("  in a random order, until the rest cannot change the verdict") }
    lines += outline.agents.map { "  agent \($0)" }
    lines += outline.subsetReasons.map { "  only a part, which never promotes: \($0.printable)" }
    return lines.map { Columns.fit($0, style.width) + "\n" }.joined()
  }
}
