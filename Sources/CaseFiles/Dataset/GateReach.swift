import CaseJSON
import CaseModel

/// Whether the declared cases can ever tell what a gate asks: a bar over none of them, or over more than there are.
struct GateReach {
  private let gate: GatePolicy
  private let wanted: Set<Slice>
  private var seen: Set<Slice> = []
  private var tags: Set<String> = []

  init(_ workflow: Workflow) {
    gate = workflow.gate
    wanted = Set(gate.checks.compactMap(\.slice) + (gate.regression?.slices ?? []))
  }

  mutating func see(_ item: Case) {
    if wanted.isEmpty { return }
    tags.formUnion(item.tags)
    seen.formUnion(wanted.intersection([.severity(item.severity)] + item.tags.map { .tag($0) }))
  }

  /// - Parameter count: how many cases there are.
  func check(count: Int, _ findings: inout Findings) {
    if count < gate.casesAtLeast {
      findings.warning(
        "gate.too-few-cases", "the gate wants \(gate.casesAtLeast) cases, and the datasets hold \(count)",
        hint: "a run ends without a verdict until there are as many", at: gate.source["cases"] ?? gate.source)
    }
    var reported: Set<Slice> = []
    let declared = gate.checks.map { ($0.slice, $0.source) }
    let compared = (gate.regression?.slices ?? []).map { ($0, gate.regression?.place(of: "slices")) }
    for case (let slice?, let source) in declared + compared {
      guard !seen.contains(slice), reported.insert(slice).inserted else { continue }
      findings.warning(
        "gate.empty-slice", "no case is in \(slice)", hint: hint(for: slice), at: source ?? gate.source)
    }
  }

  private func hint(for slice: Slice) -> String? {
    guard case .tag(let tag) = slice else { return nil }
    return suggestion(for: tag, among: tags.sorted())
  }
}
