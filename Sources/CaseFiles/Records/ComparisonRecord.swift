package import CaseJSON
package import CaseJudgement
import CaseModel

/// A comparison as JSON: a part of `verdict.json`, and what `compare --json` prints.
package enum ComparisonRecord {
  package static let version = 1

  /// The record of two runs that are finished.
  package static func bytes(of report: ComparisonReport, candidate: BaselineIdentity) -> [UInt8] {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.comparison")
      writer.field("v", version)
      writer.key("candidate")
      write(candidate, &writer)
      writer.key("comparison")
      write(.compared(report), to: &writer)
    }
    writer.newline()
    return writer.bytes
  }

  /// The comparison alone; nothing is written where none was asked for.
  package static func write(_ baseline: BaselineResult, to writer: inout JSONWriter) {
    switch baseline {
    case .absent: writer.null()
    case .unusable(let name, let reason):
      writer.object { writer in
        writer.key("baseline")
        writer.object { $0.field("name", name) }
        writer.field("comparable", false)
        writer.field("refusals", [reason])
      }
    case .compared(let report): writer.object { write(report, &$0) }
    }
  }

  private static func write(_ report: ComparisonReport, _ writer: inout JSONWriter) {
    writer.key("baseline")
    write(report.baseline, &writer)
    writer.field("comparable", report.isComparable)
    writer.field("refusals", report.refusals)
    if !report.isComparable { return }
    writer.field("cases", report.tally.caseCount)
    writer.field("copies", report.copies)
    let counts = report.tally.counts()
    for kind in PairKind.allCases {
      writer.key(named: kind.rawValue)
      writer.int(counts[kind] ?? 0)
    }
    writer.field("changed_only", report.tally.changedOnly)
    writer.key("difference")
    write(report.estimate(), &writer)
    writer.field("detectable_difference", report.detectableDifference)
    writer.key("slices")
    writer.object { writer in
      for slice in report.slices {
        writer.key(named: slice.description)
        writeSlice(slice, of: report, &writer)
      }
    }
    for (key, notes) in [
      ("newly_broken_cases", report.part.broken), ("newly_fixed_cases", report.part.fixed),
      ("changed_only_cases", report.part.changed),
    ] {
      writer.key(named: key)
      writer.array { writer in for note in notes.entries { write(note, &writer) } }
    }
  }

  private static func write(_ identity: BaselineIdentity, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("name", identity.name)
      writer.field("form", identity.form.rawValue)
      writer.field("workflow", identity.workflow)
      writer.field("version", identity.version)
      writer.field("digest", identity.digest)
      if identity.form != .run { writer.field("shared_agents", identity.sharedAgents) }
    }
  }

  private static func writeSlice(_ slice: Slice, of report: ComparisonReport, _ writer: inout JSONWriter) {
    let counts = report.tally.counts(in: slice)
    writer.object { writer in
      writer.field("cases", counts.values.reduce(0, +))
      writer.field("newly_broken", counts[.newlyBroken] ?? 0)
      writer.field("newly_fixed", counts[.newlyFixed] ?? 0)
      writer.key("difference")
      write(report.estimate(in: slice), &writer)
    }
  }

  private static func write(_ estimate: PairedEstimate?, _ writer: inout JSONWriter) {
    guard let estimate else { return writer.null() }
    writer.object { writer in
      write(estimate.cases, &writer)
      if let rate = estimate.rate {
        writer.key("of_runs")
        writer.object { write(rate, &$0) }
      }
      let (broken, fixed) = (Int(estimate.cases.broken), Int(estimate.cases.fixed))
      writer.key("mcnemar")
      writer.object { writer in
        writer.field("exact", McNemar.exact(broken: broken, fixed: fixed))
        writer.field("mid_p", McNemar.midP(broken: broken, fixed: fixed))
        writer.field("one_sided", McNemar.oneSided(broken: broken, fixed: fixed))
      }
    }
  }

  private static func write(_ difference: PairedDifference, _ writer: inout JSONWriter) {
    writer.field("value", difference.mean)
    let (broken, fixed, count) = (difference.broken, difference.fixed, difference.effectiveCases)
    let share = count / Double(difference.cases)
    let interval = TangoScore.interval(broken: broken * share, fixed: fixed * share, count: count, confidence: 0.95)
    if let interval { write(interval, "interval_95", &writer) }
    if let wald = difference.wald(confidence: 0.95) { write(wald, "wald_95", &writer) }
    writer.field("standard_error", difference.plainStandardError)
    if difference.clusters < difference.cases {
      writer.field("clustered_standard_error", difference.clusteredStandardError)
    }
    writer.field("z", difference.z)
    writer.field("effective_cases", difference.effectiveCases)
  }

  private static func write(_ interval: DifferenceInterval, _ name: StaticString, _ writer: inout JSONWriter) {
    writer.key(name)
    writer.array { writer in
      writer.double(interval.lower)
      writer.double(interval.upper)
    }
  }

  private static func write(_ note: PairNote, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.place(
        of: note.caseID, repetition: note.repetition, file: note.file, line: note.line, severity: note.severity)
      writer.field("before", note.before)
      writer.field("after", note.after)
      writer.optionalField("rule_before", note.ruleBefore?.description)
      writer.optionalField("rule_after", note.ruleAfter?.description)
      writer.field("cause", note.cause)
    }
  }
}

extension VerdictRecord {
  /// What was compared, and how repeatable the verdict is; nothing where neither was asked for.
  static func writeAdditions(of verdict: RunVerdict, _ writer: inout JSONWriter) {
    if case .absent = verdict.baseline {
    } else {
      writer.key("comparison")
      ComparisonRecord.write(verdict.baseline, to: &writer)
    }
    guard let found = verdict.repeatability else { return }
    writer.key("repeatability")
    writer.object { writer in
      writer.field("halvings", found.halvings)
      writer.field("repeats_per_half", found.repeatsPerHalf)
      writer.field("flips", found.flips)
      writer.field("flip_rate", found.flipRate)
      writer.key("verdicts")
      writer.object { writer in
        for kind in Verdict.allCases {
          writer.key(named: kind.rawValue)
          writer.int(found.verdicts[kind] ?? 0)
        }
      }
      writer.key("checks")
      writer.object { writer in
        for check in found.checks {
          writer.key(named: check.name)
          writer.int(check.flips)
        }
      }
    }
  }
}
