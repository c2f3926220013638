import CaseJSON
import CaseModel

/// Compares the cases of two versions by their ids, whichever of its datasets a case stands in.
///
/// The old cases are kept as a digest and a place each, so that many of them stay small; the few that changed are read
/// again. Files with the same bytes are not looked into.
struct DatasetComparison {
  private struct Mark {
    let digest: Digest
    let dataset: Int
    let line: Int
    let offset: Int
    let count: Int
    var isSeen = false
  }

  private let old: [DatasetReference]
  private let new: [DatasetReference]
  private var marks: [String: Mark] = [:]
  private var totals: [Int: [CaseDifference: CaseTotal]] = [:]
  private var removed: [Int: CaseTotal] = [:]
  /// The old datasets that were opened to read a case again.
  private var opened: [Int: PositionedFile] = [:]

  /// - Returns: one change for each dataset and each thing that is different about its cases.
  static func changes(
    from old: LoadedWorkflow, to new: LoadedWorkflow, _ findings: inout Findings
  ) -> [WorkflowChange] {
    let before = findings.errorCount
    let files = FilePairs(old.datasets, new.datasets, &findings)
    var comparison = DatasetComparison(files.old, files.new)
    comparison.readOld(&findings)
    comparison.readNew(&findings)
    if findings.errorCount > before { return [] }
    let changes = comparison.changes(in: new.workflow)
    let (was, now) = (old.workflow, new.workflow)
    if was.datasets == now.datasets || !changes.isEmpty { return changes }
    return [
      WorkflowChange(
        .neutral, "datasets", old: was.source["datasets"]?.shortText, new: now.source["datasets"]?.shortText,
        explanation: "the same cases under other names",
        location: (now.source["datasets"] ?? now.source).location)
    ]
  }

  private init(_ old: [DatasetReference], _ new: [DatasetReference]) {
    self.old = old
    self.new = new
  }

  private mutating func readOld(_ findings: inout Findings) {
    for (index, dataset) in old.enumerated() {
      Self.read(dataset, &findings) { read in
        let mark = Mark(
          digest: Digest(canonical: read.item.source), dataset: index, line: read.line, offset: read.byteOffset,
          count: read.byteCount)
        // A doubled id is said of the version that is judged; here the first one counts.
        if marks[read.item.id] == nil { marks[read.item.id] = mark }
      }
    }
  }

  private mutating func readNew(_ findings: inout Findings) {
    var faults = Findings()
    for (index, dataset) in new.enumerated() {
      Self.read(dataset, &findings) { read in
        let id = read.item.id
        guard let mark = marks[id] else { return note(.added, index, read, nil) }
        marks[id]?.isSeen = true
        if mark.digest == Digest(canonical: read.item.source) { return }
        guard let was = again(mark, &faults) else { return }
        for difference in CaseDifference.all(from: was, to: read.item) { note(difference, index, read, was) }
      }
    }
    findings.append(faults)
    for (id, mark) in marks.sorted(by: { ($0.value.dataset, $0.value.line) < ($1.value.dataset, $1.value.line) })
    where !mark.isSeen {
      removed[mark.dataset, default: CaseTotal()].add(id, "\(old[mark.dataset].name):\(mark.line)")
    }
  }

  private mutating func note(_ difference: CaseDifference, _ dataset: Int, _ read: ReadCase, _ was: Case?) {
    totals[dataset, default: [:]][difference, default: CaseTotal()].add(
      read.item.id, "\(new[dataset].name):\(read.line)",
      SourceLocation(file: new[dataset].name, line: read.line, column: 1),
      was.flatMap { difference.texts($0, read.item) })
  }

  /// The old case itself.
  private mutating func again(_ mark: Mark, _ findings: inout Findings) -> Case? {
    let dataset = old[mark.dataset]
    do throws(FileFault) {
      let file = try self.file(mark.dataset)
      if let bytes = file.read(at: mark.offset, count: mark.count),
        let item = CaseParser.parse(line: bytes, number: mark.line, byteOffset: mark.offset, file: dataset.name),
        Digest(canonical: item.source) == mark.digest
      {
        return item
      }
      findings.add(
        Finding(.error, "dataset.changed", "\(dataset.name) changed while it was read", hint: "try again"))
    } catch {
      findings.add(error.finding)
    }
    return nil
  }

  private mutating func file(_ index: Int) throws(FileFault) -> PositionedFile {
    if let file = opened[index] { return file }
    let file = try PositionedFile(path: old[index].path, shownAs: old[index].name)
    opened[index] = file
    return file
  }

  private func changes(in workflow: Workflow) -> [WorkflowChange] {
    let list = (workflow.source["datasets"] ?? workflow.source).location
    var changes: [WorkflowChange] = []
    for (index, dataset) in old.enumerated() {
      if let total = removed[index] { changes.append(total.change(.removed, dataset, list)) }
    }
    for (index, dataset) in new.enumerated() {
      for difference in CaseDifference.allCases {
        if let total = totals[index]?[difference] { changes.append(total.change(difference, dataset, list)) }
      }
    }
    return changes
  }

  private static func read(
    _ dataset: DatasetReference, _ findings: inout Findings, _ body: (ReadCase) -> Void
  ) {
    do throws(FileFault) {
      var reader = try LineReader(path: dataset.path, shownAs: dataset.name)
      while let block = try reader.next() {
        let parsed = CaseParser.parse(block, file: dataset.name)
        findings.append(parsed.findings)
        for read in parsed.cases { body(read) }
      }
    } catch {
      findings.add(error.finding)
    }
  }
}

/// The datasets of two versions without those that have the same bytes in both.
private struct FilePairs {
  private(set) var old: [DatasetReference]
  private(set) var new: [DatasetReference]

  init(_ old: [DatasetReference], _ new: [DatasetReference], _ findings: inout Findings) {
    (self.old, self.new) = (old, new)
    var digests: [String: Digest] = [:]
    for dataset in old + new where digests[dataset.path] == nil {
      do throws(FileFault) {
        digests[dataset.path] = try DigestedFile.digest(path: dataset.path, shownAs: dataset.name)
      } catch {
        findings.add(error.finding)
      }
    }
    for dataset in old {
      guard let digest = digests[dataset.path], let twin = self.new.firstIndex(where: { digests[$0.path] == digest })
      else { continue }
      self.new.remove(at: twin)
      self.old.removeAll { $0 == dataset }
    }
  }
}
