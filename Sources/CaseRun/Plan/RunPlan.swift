package import CaseFiles
import CaseJSON
package import CaseJudgement
package import CaseModel

/// What a run will do: case × workflow version × repeat, each with an ordinal, before anything runs.
///
/// It is a description and not a list: a million cases never stand in memory.
package struct RunPlan: Sendable {
  /// A dataset with the number of cases in each block of it, counted before any of them is read.
  package struct PlannedDataset: Sendable {
    package let file: DatasetReference
    package let digest: Digest
    package let blocks: [PlannedBlock]
    /// Lines that hold nothing, which are skipped.
    package let blankLineCount: Int

    package var caseCount: Int { blocks.reduce(0) { $0 + $1.caseCount } }
  }

  /// A block of lines as it was counted, so that it can be told from another one when it is read.
  package struct PlannedBlock: Sendable, Equatable {
    package let caseCount: Int
    package let fingerprint: UInt64

    init(caseCount: Int, of block: LineBlock) {
      self.caseCount = caseCount
      fingerprint = block.bytes.withUnsafeBufferPointer(Fingerprint.text)
    }
  }

  package internal(set) var loaded: LoadedWorkflow
  /// What is asked live of agents that have a recording.
  package let record: RecordMode
  package let datasets: [PlannedDataset]
  package let repeats: Int
  package let selection: Selection
  package let isKilled: Bool
  package let jobs: Int
  /// How much of a dataset makes a block.
  let chunkSize: Int
  /// What programs say can be a thousand times longer than the case, so that a block of theirs holds few.
  private static let liveChunkSize = 16 << 10
  /// Bounds from the command line, none of which is looser than the file's.
  package let extraChecks: [CheckPolicy]
  /// Checks that do not rest on the run's numbers: what was found before it about the change, the ledger, the boundary.
  package var settledChecks: [CheckResult] = []
  /// How the judges did on what people have judged.
  package var judges: [JudgeReport] = []
  /// The incident ledger that some of them rest on, for the manifest.
  package var ledger: LedgerChecks.Witness?
  /// Cases that may break: they count in every number, and not among those that broke.
  package var waivedCases: Set<String> = []
  /// Whether the verdict's repeatability is looked at: an A/A test, which decides nothing.
  package var isAgainstItself = false
  /// Why this is not the whole run that a verdict needs; empty where it is.
  package let subsetReasons: [String]

  /// Counts the cases of every dataset.
  ///
  /// - Parameter datasets: absent for those that the workflow declares.
  /// - Returns: nothing where a dataset cannot be read, or there is none; the findings say which.
  package init?(
    _ loaded: LoadedWorkflow, datasets: [DatasetReference]? = nil, repeats: Int = 1,
    selection: Selection = Selection(), isKilled: Bool = false, jobs: Int = 1, extraChecks: [CheckPolicy] = [],
    record: RecordMode = .none, _ findings: inout Findings
  ) {
    let files = datasets ?? loaded.datasets
    if files.isEmpty {
      findings.add(
        Finding(
          .error, "dataset.none", "\(loaded.name) declares no dataset and none is named",
          hint: "add datasets: [FILE] to the workflow, or name one with --dataset"))
      return nil
    }
    chunkSize = loaded.asksPrograms(record) ? Self.liveChunkSize : LineReader.chunkSize
    var planned: [PlannedDataset] = []
    for file in files {
      do throws(FileFault) {
        let dataset = try PlannedDataset(counting: file, chunkSize: chunkSize)
        if dataset.caseCount == 0 {
          findings.add(
            Finding(.error, "dataset.empty", "\(file.name) holds no case", hint: "add one JSON object a line"))
        }
        planned.append(dataset)
      } catch {
        findings.add(error.finding)
      }
    }
    if findings.hasErrors { return nil }
    let missing = loaded.datasets.filter { declared in !files.contains { $0.path == declared.path } }
    // Easy cases beside the declared ones would loosen every bar.
    let added = files.filter { file in
      !loaded.datasets.isEmpty && !loaded.datasets.contains { $0.path == file.path }
    }
    self.loaded = loaded
    self.datasets = planned
    self.record = record
    self.repeats = repeats
    self.selection = selection
    self.isKilled = isKilled
    self.jobs = jobs
    self.extraChecks = extraChecks
    subsetReasons =
      selection.reasons + missing.map { "--dataset leaves out \($0.name)" }
      + added.map { "--dataset adds \($0.name), which the workflow does not declare" }
      + (isKilled ? ["--kill-switch is a rehearsal"] : [])
  }

  /// All cases of the datasets, whether selected or not.
  package var caseCount: Int { datasets.reduce(0) { $0 + $1.caseCount } }

  /// The cases that will be replayed; where they are chosen by id or tag, as many as there can be.
  package var selectedCaseCount: Int { min(selection.limit ?? .max, caseCount) }

  package var isSubset: Bool { !subsetReasons.isEmpty }
}

extension RunPlan.PlannedDataset {
  fileprivate init(counting file: DatasetReference, chunkSize: Int) throws(FileFault) {
    var reader = try LineReader(path: file.path, shownAs: file.name, chunkSize: chunkSize)
    var blocks: [RunPlan.PlannedBlock] = []
    var blankLines = 0
    let digest = BackgroundDigest()
    while let block = try reader.next() {
      digest.append(block.bytes)
      let (filled, blank) = block.lineCounts
      blocks.append(RunPlan.PlannedBlock(caseCount: filled, of: block))
      blankLines += blank
    }
    self.init(file: file, digest: digest.finish(), blocks: blocks, blankLineCount: blankLines)
  }
}

extension RunPlan {
  private func source(of agent: AgentDefinition) -> String {
    let program =
      agent.chat.map { "\($0.model) at \($0.endpoint?.origin ?? "no endpoint")" } ?? agent.http?.endpoint?.origin
      ?? agent.command.joined(separator: " ")
    guard let recording = loaded.recordings[agent.name] else { return program }
    if program.isEmpty { return "recorded in \(recording.name)" }
    return switch record {
    case .none: "recorded in \(recording.name)"
    case .missing: "recorded in \(recording.name); what is missing is asked of \(program)"
    case .all: "\(program), recorded in \(recording.name)"
    }
  }

  /// The plan in the words of a report.
  package struct Outline: Sendable {
    package let workflow: String
    package let datasets: [(name: String, caseCount: Int)]
    package let caseCount: Int
    package let repeats: Int
    /// Each agent and where its replies come from.
    package let agents: [String]
    package let subsetReasons: [String]
    /// Whether ids or tags choose among the cases, so that there may be fewer.
    package let isUpperBound: Bool
  }

  package var outline: Outline {
    let workflow = loaded.workflow
    return Outline(
      workflow: "\(workflow.name) \(workflow.version)",
      datasets: datasets.map { ($0.file.name, $0.caseCount) }, caseCount: selectedCaseCount, repeats: repeats,
      agents: workflow.answeringAgents.map { "\($0.name): \(source(of: $0))" }, subsetReasons: subsetReasons,
      isUpperBound: !selection.caseIDs.isEmpty || !selection.tags.isEmpty)
  }
}
