import CaseJSON
package import CaseModel
package import Foundation

/// What a run set out to do, with what: the first thing that it writes, and the only place that holds a clock.
package struct ManifestRecord: Sendable {
  package static let version = 1

  package struct Dataset: Sendable {
    package let file: DatasetReference
    package let digest: Digest
    package let cases: Int
    /// Lines that hold nothing, which were skipped.
    package let blankLines: Int

    package init(file: DatasetReference, digest: Digest, cases: Int, blankLines: Int = 0) {
      self.file = file
      self.digest = digest
      self.cases = cases
      self.blankLines = blankLines
    }
  }

  package var casegateVersion: String
  package var scorerVersion: Int
  package var run: String
  package var started: Date
  package var workflow: Workflow
  package var workflowPath: String
  package var digests: WorkflowDigests
  package var datasets: [Dataset]
  package var plannedCases: Int
  package var repeats: Int
  package var subsetReasons: [String]
  package var isKilled: Bool
  package var unverifiedReplies: Int
  /// The incident ledger and the day by which it was judged; absent where none is declared.
  package var ledger: LedgerChecks.Witness?
  /// Options of the command line that bear on the result, beside those that the plan shows.
  package var options: [String] = []

  package init(
    casegateVersion: String, scorerVersion: Int, run: String, started: Date, loaded: LoadedWorkflow,
    datasets: [Dataset], plannedCases: Int, repeats: Int, subsetReasons: [String], isKilled: Bool,
    unverifiedReplies: Int
  ) {
    self.casegateVersion = casegateVersion
    self.scorerVersion = scorerVersion
    self.run = run
    self.started = started
    workflow = loaded.workflow
    workflowPath = loaded.root.relative(loaded.path)
    digests = loaded.digests
    self.datasets = datasets
    self.plannedCases = plannedCases
    self.repeats = repeats
    self.subsetReasons = subsetReasons
    self.isKilled = isKilled
    self.unverifiedReplies = unverifiedReplies
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.manifest")
      writer.field("v", Self.version)
      writer.field("casegate", casegateVersion)
      writer.field("scorers", scorerVersion)
      writer.field("run", run)
      writer.field("started", started.formatted(.iso8601))
      writer.key("workflow")
      writer.object { writeWorkflow(&$0) }
      writer.key("datasets")
      writer.array { writer in for dataset in datasets { Self.write(dataset, &writer) } }
      writer.key("plan")
      writer.object { writer in
        writer.field("cases", plannedCases)
        writer.field("repeats", repeats)
        writer.field("runs", plannedCases * repeats)
        writer.field("subset", subsetReasons)
        writer.field("kill_switch", isKilled)
        if !options.isEmpty { writer.field("options", options) }
      }
      writer.field("unverified_replies", unverifiedReplies)
      if let ledger { Self.write(ledger, &writer) }
    }
    writer.newline()
    return writer.bytes
  }

  private func writeWorkflow(_ writer: inout JSONWriter) {
    writer.field("name", workflow.name)
    writer.field("version", workflow.version.description)
    writer.field("path", workflowPath)
    writer.field("digest", digests.whole.description)
    writer.field("behaviour", digests.behaviour.description)
    writer.field("bar", digests.bar.description)
    writer.key("agents")
    writer.object { writer in Self.write(digests.agents, &writer) }
    writer.key("files")
    writer.object { writer in Self.write(digests.files, &writer) }
    if digests.scorers.isEmpty { return }
    writer.key("judges")
    writer.object { writer in Self.write(digests.scorers, &writer) }
  }

  private static func write(_ digests: [WorkflowDigests.NamedDigest], _ writer: inout JSONWriter) {
    for named in digests {
      writer.key(named: named.name)
      writer.string(named.digest.description)
    }
  }

  private static func write(_ ledger: LedgerChecks.Witness, _ writer: inout JSONWriter) {
    writer.key("ledger")
    writer.object { writer in
      writer.field("path", ledger.path)
      writer.field("digest", ledger.digest.description)
      writer.field("incidents", ledger.incidents)
      writer.field("as_of", ledger.asOf.description)
    }
  }

  private static func write(_ dataset: Dataset, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("path", dataset.file.relativePath)
      writer.field("digest", dataset.digest.description)
      writer.field("cases", dataset.cases)
      writer.field("blank_lines", dataset.blankLines)
    }
  }
}
