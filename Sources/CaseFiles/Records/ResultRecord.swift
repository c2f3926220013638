package import CaseJSON
package import CaseJudgement
package import CaseModel

/// One row of `results.jsonl`: what happened to one case in one repeat, and how it was scored.
package enum ResultRecord {
  package static let version = 1

  /// What a row says about the case it belongs to; made once for all repeats.
  package struct Subject: Sendable {
    let read: ReadCase
    let dataset: String
    let digest: Digest
    let expectedDigest: Digest

    package init(_ read: ReadCase, dataset: DatasetReference) {
      self.read = read
      self.dataset = dataset.relativePath
      digest = Digest(canonical: read.item.source)
      expectedDigest = Digest(canonical: read.item.expected.source)
    }
  }

  /// Appends a row and its line end.
  ///
  /// - Parameters:
  ///   - ordinal: the run's place in the plan, counted from 0.
  ///   - why: what was wrong, in a line; absent where nothing was.
  package static func write(
    _ subject: Subject, ordinal: Int, repetition: Int, outcome: Outcome, score: Score, why: String?,
    steps: [DecisionStep], to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.key("v")
      writer.int(version)
      writer.key("ordinal")
      writer.int(ordinal)
      write(subject, repetition, &writer)
      write(outcome, steps: steps, &writer)
      write(score, why: why, &writer)
      if !score.passed {
        writer.key("input")
        writer.value(subject.read.item.input)
        writer.key("expected")
        writer.value(subject.read.item.expected.source)
        if let approvals = subject.read.item.source["approvals"] {
          writer.key("approvals")
          writer.value(approvals)
        }
      }
    }
    writer.newline()
  }

  private static func write(_ subject: Subject, _ repetition: Int, _ writer: inout JSONWriter) {
    let item = subject.read.item
    writer.key("case")
    writer.string(item.id)
    writer.key("repeat")
    writer.int(repetition)
    writer.key("dataset")
    writer.string(subject.dataset)
    writer.key("line")
    writer.int(subject.read.line)
    writer.key("offset")
    writer.int(subject.read.byteOffset)
    writer.key("digest")
    writer.string(subject.digest.description)
    writer.key("expected_digest")
    writer.string(subject.expectedDigest.description)
    writer.key("severity")
    writer.string(item.severity.rawValue)
    if !item.tags.isEmpty {
      writer.key("tags")
      writer.array { writer in for tag in item.tags { writer.string(tag) } }
    }
    if let cluster = item.cluster {
      writer.key("cluster")
      writer.string(cluster)
    }
  }

  private static func write(_ score: Score, why: String?, _ writer: inout JSONWriter) {
    writer.key("passed")
    writer.bool(score.passed)
    writer.key("parts")
    writer.object { writer in
      for part in Part.allCases where score.parts[part] != .notApplicable {
        writer.key(named: part.rawValue)
        writer.bool(score.parts[part] == .passed)
      }
    }
    if let failure = score.failure {
      writer.key("failure")
      writer.string(failure.rawValue)
    }
    if let why {
      writer.key("why")
      writer.string(why)
    }
  }
}
