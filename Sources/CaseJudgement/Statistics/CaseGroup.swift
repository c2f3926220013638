/// So many cases with the same number of hits in the same number of trials: what a tally keeps instead of the cases.
package struct CaseGroup: Hashable, Sendable {
  /// In each of the cases, `0...trials`.
  package let hits: Int

  /// In each of the cases: the repeats for a plain rate, or those that the rate's condition selects.
  package let trials: Int

  /// The cases that are alike.
  package let count: Int

  /// Any integers; `RateEstimate` refuses the impossible ones.
  package init(hits: Int, trials: Int, count: Int = 1) {
    self.hits = hits
    self.trials = trials
    self.count = count
  }
}
