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
    var path = ["decide", step]
    var texts = (old: was?.source.writtenText, new: now?.source.writtenText)
    switch item {
    case .moved(let before, let after): texts = ("step \(before + 1)", "step \(after + 1)")
    case .changed, .renamed:
      if let was, let now, let part = Self.onlyDifference(was.source, now.source) {
        path += part.path
        texts = (part.old, part.new)
      }
    case .added, .removed: break
    }
    add(
      shift.kind, path, old: texts.old, new: texts.new, shift.explanation, at: now?.source ?? new.source["decide"])
  }

  /// The one part of a step that differs; nothing where there are several.
  private static func onlyDifference(
    _ old: JSONValue, _ new: JSONValue
  ) -> (path: [String], old: String?, new: String?)? {
    let differences = SourceDifference.all(between: old, and: new)
    guard differences.count == 1, let path = differences.first else { return nil }
    let texts = [old, new].map { root in path.reduce(Optional(root)) { value, name in value?[name] }?.writtenText }
    return (path, texts[0], texts[1])
  }
}

extension DecisionStep {
  /// What a reader calls the step: its label, or its place counted from 1.
  fileprivate func name(at index: Int) -> String { label?.printable ?? "step \(index + 1)" }
}
