import CaseJSON
import CaseModel

extension ChangeList {
  /// How much worse than a baseline a version may be; read as it is written, because every key of it is a bound.
  mutating func compareRegression() {
    let path = ["gate", "regression"]
    for bound in [["max_drop"], ["newly_broken", "at_most"], ["critical_newly_broken", "at_most"]] {
      compareBound(path + bound)
    }
    // What is not said is 0.95.
    let usual = JSONNumber.double(0.95)
    compare(
      path + ["confidence"], number(old, path + ["confidence"]) ?? usual, number(new, path + ["confidence"]) ?? usual,
      rising: (.narrowing, "a drop must be ruled out with more confidence"),
      falling: (.gateLoosened, "a drop must be ruled out with less confidence"))
    list(
      path + ["slices"], texts(old, path + ["slices"]), texts(new, path + ["slices"]),
      added: (.narrowing, { "a drop must be ruled out in \($0) too" }),
      removed: (.gateLoosened, { "nobody rules out a drop in \($0) any more" }))
  }

  /// The most that may be lost, where there is a most.
  private mutating func compareBound(_ path: [String]) {
    switch (number(old, path), number(new, path)) {
    case (nil, nil): break
    case (_?, nil): add(.gateLoosened, path, "nothing bounds what may be lost against a baseline")
    case (nil, _?): add(.narrowing, path, "less may be lost against a baseline")
    case (let was?, let now?):
      compare(
        path, was, now, rising: (.gateLoosened, "more may be lost against a baseline"),
        falling: (.narrowing, "less may be lost against a baseline"))
    }
  }

  private func value(_ workflow: Workflow, _ path: [String]) -> JSONValue? {
    path.reduce(Optional(workflow.source)) { value, name in value?[name] }
  }

  private func number(_ workflow: Workflow, _ path: [String]) -> JSONNumber? { value(workflow, path)?.number }

  private func texts(_ workflow: Workflow, _ path: [String]) -> [String] {
    value(workflow, path).map { $0.elements.compactMap(\.string) } ?? []
  }
}
