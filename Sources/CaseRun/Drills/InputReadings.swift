import CaseJSON
import CaseModel

/// How a workflow reads the input: by which fields, and whether their letter case can matter.
struct InputReadings {
  /// The first names of all fields that are read or declared.
  let topLevelNames: Set<String>
  /// Fields of which every reading ignores the letter case.
  let foldedFields: [JSONPath]

  init(of workflow: Workflow) {
    var folding: [JSONPath] = []
    var exact: [JSONPath] = []
    for step in workflow.steps {
      guard case .decide(let condition, let consequence) = step.kind else { continue }
      for (path, matcher) in condition?.inputReadings ?? [] {
        if matcher.ignoresLetterCase { folding.append(path) } else { exact.append(path) }
      }
      for case .input(let path) in consequence.templates.flatMap(\.operands) { exact.append(path) }
    }
    let actions = workflow.actions.values
    exact += actions.flatMap { $0.limits.map(\.path) }
    let present =
      actions.flatMap { $0.requires.map(\.path) } + workflow.escalations.values.flatMap { $0.attach.map(\.path) }
    topLevelNames = Set(
      (folding + exact + present).compactMap(\.components.first) + workflow.inputs.map(\.name))
    var found: [JSONPath] = []
    for path in folding where !found.contains(path) && !exact.contains(where: { $0.overlaps(path) }) {
      found.append(path)
    }
    foldedFields = found
  }
}

extension Condition {
  /// The input fields that are read, each with the question.
  fileprivate var inputReadings: [(JSONPath, Matcher)] {
    switch self {
    case .field(.input(let path), let matcher): [(path, matcher)]
    case .field(.reply, _): []
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.inputReadings)
    case .not(let condition): condition.inputReadings
    }
  }
}

extension Matcher {
  /// Whether the answer is the same for a text in any letter case.
  fileprivate var ignoresLetterCase: Bool {
    switch self {
    case .containsAny, .containsAll, .startsWith, .exists: true
    case .not(let matcher): matcher.ignoresLetterCase
    case .all(let matchers), .any(let matchers): matchers.allSatisfy(\.ignoresLetterCase)
    case .equals, .oneOf, .above, .atLeast, .below, .atMost, .within, .matches, .set, .object, .list, .judge: false
    }
  }
}

extension JSONPath {
  /// Whether one of them leads into the other.
  fileprivate func overlaps(_ other: JSONPath) -> Bool {
    zip(components, other.components).allSatisfy { $0 == $1 }
  }
}
