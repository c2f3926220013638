import CaseJudgement

/// What blocks count of their cases; it comes to the same in any order.
struct BlockCounts: Sendable {
  var tally = TallyBatch()
  var worst = Shortlist<FailureNote>()
  var flips = Shortlist<FlippingCase>()
  var dated = Shortlist<DatedCase>()
}
