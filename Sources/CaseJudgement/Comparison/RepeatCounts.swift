/// How the repeats of one case came out in one version.
package struct RepeatCounts: Hashable, Sendable {
  package let runs: Int
  package let passes: Int
  package let errors: Int

  package init(runs: Int, passes: Int, errors: Int) {
    self.runs = runs
    self.passes = passes
    self.errors = errors
  }

  /// What the case came to as a whole: it passes where it passes in every repeat.
  package enum State: Sendable {
    case passed, failed
    /// No repeat was wrong, and in at least one of them nobody knows.
    case errored
  }

  package var state: State {
    if runs > 0, passes == runs { return .passed }
    return passes + errors == runs && errors > 0 ? .errored : .failed
  }

  /// How many repeats pass where those that ended in an error are taken for one or the other.
  func passes(countingErrors: Bool) -> Int { passes + (countingErrors ? errors : 0) }

  /// Whether every repeat passes where those that ended in an error are taken for one or the other.
  func isPassed(countingErrors: Bool) -> Bool { runs > 0 && passes(countingErrors: countingErrors) == runs }
}
