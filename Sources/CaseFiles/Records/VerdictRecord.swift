import CaseJSON
package import CaseJudgement
import CaseModel

/// What a run came to. The same inputs give the same bytes: it holds no clock, no path of this machine and no run's name.
package struct VerdictRecord: Sendable {
  package static let version = 1

  let casegateVersion: String
  let verdict: RunVerdict
  let digests: WorkflowDigests
  let datasets: [ManifestRecord.Dataset]

  package init(
    casegateVersion: String, verdict: RunVerdict, digests: WorkflowDigests, datasets: [ManifestRecord.Dataset]
  ) {
    self.casegateVersion = casegateVersion
    self.verdict = verdict
    self.digests = digests
    self.datasets = datasets
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.verdict")
      writer.field("v", Self.version)
      writer.field("verdict", verdict.gate.verdict.rawValue)
      writer.field("reasons", verdict.gate.reasons)
      writer.field("warnings", verdict.gate.warnings)
      writer.field("casegate", casegateVersion)
      writer.key("workflow")
      writer.object { writer in
        writer.field("name", verdict.workflow.name)
        writer.field("version", verdict.workflow.version.description)
        writer.field("owner", verdict.workflow.workflowOwner.name)
        writer.field("digest", digests.whole.description)
      }
      writer.key("datasets")
      writer.array { writer in
        for dataset in datasets {
          writer.object { writer in
            writer.field("path", dataset.file.relativePath)
            writer.field("digest", dataset.digest.description)
          }
        }
      }
      writeRuns(&writer)
      writer.key("checks")
      writer.array { writer in for check in verdict.gate.checks { Self.write(check, &writer) } }
      writeNumbers(&writer)
      writeBudget(&writer)
      writeJudges(&writer)
      writer.key("flipping_cases")
      writer.array { writer in
        for entry in verdict.flips.entries {
          writer.object { writer in
            writer.field("case", entry.caseID)
            writer.field("passes", entry.passes)
          }
        }
      }
      writer.key("worst_failures")
      writer.array { writer in for note in verdict.worst.entries { Self.write(note, &writer) } }
      Self.writeAdditions(of: verdict, &writer)
    }
    writer.newline()
    return writer.bytes
  }

  private func writeRuns(_ writer: inout JSONWriter) {
    writer.key("runs")
    writer.object { writer in
      writer.field("cases", verdict.facts.cases)
      writer.field("copies", verdict.facts.copies)
      writer.field("repeats", verdict.numbers.repeats ?? 0)
      writer.field("planned", verdict.facts.planned)
      writer.field("executed", verdict.facts.executed)
      writer.field("scored", verdict.facts.scored)
      writer.field("reported", verdict.facts.reported)
      writer.field("errors", verdict.numbers.errorCount)
      writer.field("subset", verdict.facts.subsetReasons)
      writer.field("interrupted", verdict.facts.stop == .interrupted)
      writer.optionalField("stopped", verdict.facts.stop?.description)
    }
  }

  private static func write(_ check: CheckResult, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("name", check.name)
      switch check.outcome {
      case .holds: writer.field("outcome", "holds")
      case .fails: writer.field("outcome", "fails")
      case .undecided(let reason):
        writer.field("outcome", "undecided")
        writer.field("reason", reason)
      }
      writer.field("effect", check.effect.rawValue)
      writer.field("level", check.level.rawValue)
      writer.field("observed", check.observed)
      writer.field("demanded", check.demanded)
      writer.field("explanation", check.explanation)
      if let measurement = check.observation?.measurement { writer.write(measurement) }
      if let location = check.location { writer.field("line", location.line) }
    }
  }

  private static func write(_ note: FailureNote, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.place(
        of: note.caseID, repetition: note.repetition, file: note.file, line: note.line, severity: note.severity)
      writer.field("failure", note.label)
      writer.field("why", note.why)
      writer.optionalField("owner", note.owner?.name)
      writer.optionalField("role", note.owner?.role.rawValue)
    }
  }
}

extension JSONWriter {
  /// The fields by which somebody finds the run of a case that a note is about.
  mutating func place(of caseID: String, repetition: Int, file: String, line: Int, severity: CaseSeverity) {
    field("case", caseID)
    field("repeat", repetition)
    field("file", file)
    field("line", line)
    field("severity", severity.rawValue)
  }

  mutating func field(_ name: StaticString, _ value: Double?) {
    guard let value else { return }
    key(name)
    double(value)
  }

  /// The fields of a measured number.
  mutating func write(_ measurement: Measurement) {
    field("value", measurement.value)
    if let numerator = measurement.numerator { field("numerator", numerator) }
    field("denominator", measurement.denominator)
    field("cases", measurement.cases)
    if let interval = measurement.interval {
      key("interval_95")
      array { writer in
        writer.double(interval.lower)
        writer.double(interval.upper)
      }
    }
    field("standard_error", measurement.standardError)
    field("clustered_standard_error", measurement.clusteredStandardError)
  }
}
