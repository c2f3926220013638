package import CaseModel

/// One run of a case in one of two versions that are compared.
package struct ComparedRun: Sendable {
  package let outcome: Outcome
  package let passed: Bool
  /// The rule that decided; absent where none did.
  package let rule: RuleName?

  package init(_ outcome: Outcome, passed: Bool, rule: RuleName?) {
    self.outcome = outcome
    self.passed = passed
    self.rule = rule
  }

  package var isError: Bool { outcome.fault != nil }
}

extension RepeatCounts {
  package init(_ runs: [ComparedRun]) {
    self.init(runs: runs.count, passes: runs.count(where: \.passed), errors: runs.count(where: \.isError))
  }
}

/// A rule of a workflow as people find it.
package struct RuleName: Sendable, Equatable, CustomStringConvertible {
  /// Counted from 1.
  package let step: Int
  /// The line of the workflow on which it is written.
  package let line: Int
  package let label: String?

  package init(step: Int, line: Int, label: String?) {
    self.step = step
    self.line = line
    self.label = label
  }

  /// The names of a workflow's steps, in their order.
  package static func all(_ steps: [DecisionStep]) -> [RuleName] {
    steps.enumerated().map { RuleName(step: $0.offset + 1, line: $0.element.line, label: $0.element.label) }
  }

  /// `step 3, line 41 (refunds)`
  package var description: String { "step \(step), line \(line)" + (label.map { " (\($0.printable))" } ?? "") }
}

extension Outcome {
  /// Whether anybody outside could tell two outcomes apart: what was decided, done, handed on and said.
  ///
  /// How it came about, what it cost and what broke in which words are not compared.
  func isSame(as other: Outcome) -> Bool {
    let isSameResult =
      switch (result, other.result) {
      case (.error(let mine), .error(let theirs)): mine.kind == theirs.kind
      case (_, _): result == other.result
      }
    return isSameResult && output == other.output && calls.count == other.calls.count && attached == other.attached
      && missingAttachments == other.missingAttachments
      && zip(calls, other.calls).allSatisfy { $0.call == $1.call && ($0.violation == nil) == ($1.violation == nil) }
  }
}
