import CaseJSON
import CaseJudgement

extension VerdictRecord {
  /// What `--stop-early` came to, and which runs were left out for it.
  static func write(_ stop: EarlyStop, _ facts: RunFacts, _ writer: inout JSONWriter) {
    writer.field("skipped", facts.skipped)
    writer.key("stop_early")
    writer.object { writer in
      writer.field("stopped", stop.decision != nil)
      if let decision = stop.decision {
        writer.field("verdict", decision.verdict.rawValue)
        writer.field("ground", decision.ground.rawValue)
        writer.field("reasons", decision.reasons)
      }
      writer.field("cases_run", facts.cases - stop.skippedCases)
      writer.field("cases_skipped", stop.skippedCases)
      writer.field("looks", stop.looks)
      writer.field("order", stop.order)
      writer.field("alpha", EarlyStop.alpha)
      writer.field("blocking_rates", stop.blockingRates)
      if let reason = stop.withoutSequences {
        writer.field("without_sequences", reason)
      } else {
        writer.field("sequences", [EarlyStop.sequence, EarlyStop.drawnSequence])
      }
      writer.field("open", stop.open)
    }
  }
}
