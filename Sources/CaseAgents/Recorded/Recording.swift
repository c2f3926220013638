package import CaseFiles
import CaseJSON
package import CaseModel

/// A file of replies and where each of them stands in it; the replies themselves stay on the disk.
package final class Recording: Sendable {
  /// What a reply is found by.
  struct Address: Hashable, Sendable {
    let agent: String
    let caseID: String
    let repetition: Int
  }

  /// Where a row stands.
  struct Place: Sendable {
    let offset: Int
    let count: Int
    let line: Int
  }

  /// Absent where nothing has been recorded yet.
  private let file: PositionedFile?
  private let name: String
  private let index: RecordingIndex
  /// How many rows carry no key, so that nothing tells whether they answer the request that is made now.
  package let unverifiedCount: Int

  package var count: Int { index.count }

  /// Reads where everything stands; doubled and broken rows are findings.
  ///
  /// - Parameter mayBeAbsent: whether a file that is not there is one without rows.
  /// - Returns: nothing where there is an error among the findings.
  package init?(_ reference: DatasetReference, mayBeAbsent: Bool = false, _ findings: inout Findings) {
    var index = Indexing(name: reference.name)
    if mayBeAbsent, !reference.isThere {
      (file, name, self.index, unverifiedCount) = (nil, reference.name, index.rows, 0)
      return
    }
    do throws(FileFault) {
      file = try PositionedFile(path: reference.path, shownAs: reference.name)
      var reader = try LineReader(path: reference.path, shownAs: reference.name)
      while let block = try reader.next() { index.read(block) }
    } catch {
      index.findings.add(error.finding)
      findings.append(index.findings)
      return nil
    }
    name = reference.name
    self.index = index.rows
    unverifiedCount = index.unverifiedCount
    findings.append(index.findings)
    if index.findings.hasErrors { return nil }
  }

  /// The row that was recorded for a request; absent where there is none.
  func row(at address: Address) -> Result<RecordingRow, Fault>? {
    guard let place = index.place(of: address) else { return nil }
    var findings = Findings()
    guard let bytes = file?.read(at: place.offset, count: place.count),
      let value = JSONScanner.scan(bytes, file: name, firstLine: place.line, byteOffset: place.offset).document?.root,
      let row = RecordingRow.decode(value, &findings), row.agent == address.agent, row.caseID == address.caseID,
      row.repetition == address.repetition
    else {
      return .failure(Fault(.staleRecording, "\(name):\(place.line) changed while it was read"))
    }
    return .success(row)
  }

  /// Whether an agent's reply to the first repeat of a case was recorded.
  package func contains(agent: String, caseID: String) -> Bool {
    index.place(of: Address(agent: agent, caseID: caseID, repetition: 1)) != nil
  }

  /// How many rows answer for a case or an agent that is not asked about.
  package func unusedCount(agents: Set<String>, isPlanned: (String) -> Bool) -> Int {
    index.count { agent, caseID in !agents.contains(agent) || !isPlanned(caseID) }
  }

  private struct Indexing {
    let name: String
    var rows = RecordingIndex()
    var unverifiedCount = 0
    var findings = Findings()

    mutating func read(_ block: LineBlock) {
      block.forEachLine { line in
        if line.isBlank { return }
        let (document, faults) = JSONScanner.scan(
          line.text, file: name, firstLine: line.number, byteOffset: line.byteOffset)
        for fault in faults { findings.add(Finding(fault, file: name, line: line.number, text: line.text)) }
        guard let value = document?.root, let row = RecordingRow.decode(value, &findings) else { return }
        if row.key == nil { unverifiedCount += 1 }
        let address = Address(agent: row.agent, caseID: row.caseID, repetition: row.repetition)
        let place = Place(offset: line.byteOffset, count: line.text.count, line: line.number)
        if let first = rows.insert(address, place) {
          findings.error(
            "recording.doubled-row",
            "the reply of '\(row.agent)' to case '\(row.caseID)', repeat \(row.repetition), already stands in line"
              + " \(first)", hint: "keep one of them", at: value)
        }
      }
    }
  }
}
