package import CaseJSON
package import CaseJudgement
package import CaseModel

/// One row of `results.jsonl`: what happened to one case in one repeat, and how it was scored.
package enum ResultRecord {
  /// 2: `digest` covers the line as it is written, no longer what it means.
  package static let version = 2

  /// What a row says about the case it belongs to; made once for all repeats.
  package struct Subject: Sendable {
    package let read: ReadCase
    let dataset: String
    package let digest: Digest
    package let expectedDigest: Digest

    package init(_ read: ReadCase, dataset: DatasetReference) {
      self.read = read
      self.dataset = dataset.relativePath
      digest = read.digest
      expectedDigest = read.expectedDigest
    }
  }

  /// What rows say about the steps of a workflow, written once for all of them.
  package struct Rules: Sendable {
    private let texts: [[UInt8]]

    package init(_ steps: [DecisionStep]) {
      texts = steps.enumerated().map { index, step in
        var writer = JSONWriter()
        writer.verbatim(#","rule":"#)
        writer.object { writer in
          writer.field("step", index + 1)
          writer.field("line", step.line)
          writer.optionalField("label", step.label)
        }
        return writer.bytes
      }
    }

    func write(_ step: Int?, _ writer: inout JSONWriter) {
      if let step, step < texts.count { writer.verbatim(texts[step]) }
    }
  }

  /// Appends a row and its line end.
  ///
  /// - Parameters:
  ///   - ordinal: the run's place in the plan, counted from 0.
  ///   - why: what was wrong, in a line; absent where nothing was.
  package static func write(
    _ subject: Subject, ordinal: Int, repetition: Int, outcome: Outcome, score: Score, why: String?,
    rules: Rules, to writer: inout JSONWriter
  ) {
    writer.verbatim(head)
    writer.verbatim(decimal: ordinal)
    write(subject, repetition, &writer)
    write(outcome, rules, &writer)
    write(score, &writer)
    if let why {
      writer.verbatim(#","why":"#)
      writer.string(why)
    }
    if !score.passed { embed(subject.read.item, &writer) }
    writer.verbatim("}")
    writer.newline()
  }

  /// How every row begins.
  private static let head = Array(#"{"v":\#(version),"ordinal":"#.utf8)

  /// What a replay of the case reads.
  private static func embed(_ item: Case, _ writer: inout JSONWriter) {
    writer.verbatim(#","input":"#)
    writer.value(item.input)
    writer.verbatim(#","expected":"#)
    writer.value(item.expected.source)
    if let approvals = item.source["approvals"] {
      writer.verbatim(#","approvals":"#)
      writer.value(approvals)
    }
    if let results = item.source["tool_results"] {
      writer.verbatim(#","tool_results":"#)
      writer.value(results)
    }
  }

  private static func write(_ subject: Subject, _ repetition: Int, _ writer: inout JSONWriter) {
    let item = subject.read.item
    writer.verbatim(#","case":"#)
    writer.string(item.id)
    writer.verbatim(#","repeat":"#)
    writer.verbatim(decimal: repetition)
    writer.verbatim(#","dataset":"#)
    writer.string(subject.dataset)
    writer.verbatim(#","line":"#)
    writer.verbatim(decimal: subject.read.line)
    writer.verbatim(#","offset":"#)
    writer.verbatim(decimal: subject.read.byteOffset)
    writer.verbatim(#","digest":""#)
    writer.verbatim(hexadecimal: subject.digest.words)
    writer.verbatim(#"","expected_digest":""#)
    writer.verbatim(hexadecimal: subject.expectedDigest.words)
    writer.verbatim(text(of: item.severity))
    if !item.tags.isEmpty {
      writer.verbatim(#","tags":"#)
      writer.strings(item.tags)
    }
    if let cluster = item.cluster {
      writer.verbatim(#","cluster":"#)
      writer.string(cluster)
    }
  }

  /// What stands between the digests and the tags.
  private static func text(of severity: CaseSeverity) -> StaticString {
    switch severity {
    case .low: #"","severity":"low""#
    case .medium: #"","severity":"medium""#
    case .high: #"","severity":"high""#
    case .critical: #"","severity":"critical""#
    }
  }
}
