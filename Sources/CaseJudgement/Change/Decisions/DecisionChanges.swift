import CaseJSON
import CaseModel

extension ChangeList {
  /// What the steps do with cases that the old steps did something else with, told rule by rule.
  mutating func compareDecision() {
    let items = StepAlignment(old.steps, new.steps).items
    if items.isEmpty { return }
    let effects = DecisionEffects(old, new, items)
    for (index, item) in items.enumerated() {
      for shift in effects.shifts(of: index) { add(shift, of: item) }
    }
  }

  private mutating func add(_ shift: ConsequenceShift, of item: StepAlignment.Item) {
    let was = item.old.map { old.steps[$0] }
    let now = item.new.map { new.steps[$0] }
    let step = item.new.map { new.steps[$0].name(at: $0) } ?? item.old.map { old.steps[$0].name(at: $0) } ?? ""
    let isMoved = if case .moved = item { true } else { false }
    let texts =
      isMoved
      ? (old: item.old.map { "step \($0 + 1)" }, new: item.new.map { "step \($0 + 1)" })
      : (old: was?.source.shortText, new: now?.source.shortText)
    add(
      shift.kind, ["decide", step], old: texts.old, new: texts.new, shift.explanation,
      at: now?.source ?? new.source["decide"])
  }
}

extension DecisionStep {
  /// What a reader calls the step: its label, or its place counted from 1.
  fileprivate func name(at index: Int) -> String { label?.printable ?? "step \(index + 1)" }
}
