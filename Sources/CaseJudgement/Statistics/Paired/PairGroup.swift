/// So many pairs of cases that are alike: by how many of their runs the candidate passed more often than the baseline.
package struct PairGroup: Hashable, Sendable {
  /// In each of the pairs, `−runs...runs`: negative where the candidate passed less often.
  package let gain: Int
  /// In each of the pairs: how often each side was run.
  package let runs: Int
  package let count: Int

  /// Any integers; `PairedDifference` refuses the impossible ones.
  package init(gain: Int, runs: Int = 1, count: Int = 1) {
    self.gain = gain
    self.runs = runs
    self.count = count
  }

  /// The gain moved to where a rate begins, so that all that is known about rates holds for differences.
  var shifted: CaseGroup { CaseGroup(hits: gain + runs, trials: 2 * runs, count: count) }
}
