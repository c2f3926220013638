import CaseJSON
import CaseJudgement

extension VerdictRecord {
  /// How far each judge agrees with people; nothing where nobody judges.
  func writeJudges(_ writer: inout JSONWriter) {
    if verdict.judges.isEmpty { return }
    writer.key("judges")
    writer.array { writer in for report in verdict.judges { writer.object { Self.write(report, &$0) } } }
  }

  private static func write(_ report: JudgeReport, _ writer: inout JSONWriter) {
    writer.field("judge", report.judge)
    writer.field("agent", report.agent)
    writer.field("models", report.models.sorted())
    writer.field("rubric", report.rubric)
    writer.field("digest", report.digest)
    writer.field("verdicts", report.verdicts)
    writer.field("agreements", report.agreements)
    writer.field("both_pass", report.bothPass)
    writer.field("only_judge_passes", report.onlyJudge)
    writer.field("only_people_pass", report.onlyPeople)
    writer.field("both_fail", report.bothFail)
    if let kappa = report.kappa {
      writer.field("kappa", kappa.value)
      writer.field("standard_error", kappa.standardError)
      if let interval = kappa.interval(confidence: 0.95) {
        writer.key("interval_95")
        writer.array { writer in
          writer.double(interval.lower)
          writer.double(interval.upper)
        }
      }
    }
    writer.field("errors", report.errors)
    writer.field("stale", report.stale)
    writer.field("canaries", report.canaries)
    writer.field("passed_canaries", report.passedCanaries)
  }
}
