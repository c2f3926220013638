package import CaseModel

/// What the runner counted, independently of the tally: the positive witness that nothing is missing.
package struct RunFacts: Sendable, Equatable {
  /// Runs of the plan, before anything ran.
  package var planned = 0
  /// Runs that came to an outcome, an error being one.
  package var executed = 0
  package var scored = 0
  /// Runs that were written into the results.
  package var reported = 0
  /// Cases of the plan.
  package var cases = 0
  /// Cases with the same input and approvals as one before them: one piece of work under another name.
  package var copies = 0
  /// Why the run covers only a part of what the workflow declares, one line for each reason: `--limit 10`.
  package var subsetReasons: [String] = []
  /// Why it ended before all of it was replayed; absent where it did not.
  package var stop: StopReason?
  /// Messages of programs that answer no request of this run, and that no case could be charged with.
  package var strayMessages = 0
  /// Parts of the run that are not there: `shard 2 of 4`.
  package var missingParts: [String] = []

  package init() {}

  package var isSubset: Bool { !subsetReasons.isEmpty }
}
