package import CaseFiles
import CaseJSON
package import CaseModel
import Synchronization

/// A file of replies and where each of them stands in it; the replies themselves stay on the disk.
package final class Recording: Sendable {
  /// What a reply is found by.
  struct Address: Hashable, Sendable {
    let agent: String
    let caseID: String
    let repetition: Int
  }

  /// Where a row stands.
  package struct Place: Sendable, Hashable {
    let offset: Int
    let count: Int
    package let line: Int
  }

  /// Absent where there is no file yet.
  private let file: PositionedFile?
  private let reference: DatasetReference
  private var name: String { reference.name }
  private let index: RecordingIndex
  /// Read when a row is looked for by what was asked; absent until then.
  private let details = Mutex<RecordingDetails?>(nil)
  /// Whether any row says what it answered.
  var hasKeys: Bool { unverifiedCount < count }
  /// How many rows carry no key, so that nothing tells whether they answer the request that is made now.
  package let unverifiedCount: Int

  package var count: Int { index.count }

  /// Reads where everything stands; doubled and broken rows are findings.
  ///
  /// - Parameter mayBeAbsent: whether a file that is not there is one without rows.
  /// - Returns: nothing where there is an error among the findings.
  package init?(_ reference: DatasetReference, mayBeAbsent: Bool = false, _ findings: inout Findings) {
    self.reference = reference
    var index = Indexing(name: reference.name)
    if mayBeAbsent, !reference.isThere {
      (file, self.index, unverifiedCount) = (nil, index.rows, 0)
      return
    }
    do throws(FileFault) {
      let file = try PositionedFile(path: reference.path, shownAs: reference.name)
      self.file = file
      index.file = file
      var reader = try LineReader(path: reference.path, shownAs: reference.name)
      while let block = try reader.next() { index.read(block) }
    } catch {
      index.findings.add(error.finding)
      findings.append(index.findings)
      return nil
    }
    self.index = index.rows
    unverifiedCount = index.unverifiedCount
    findings.append(index.findings)
    if index.findings.hasErrors { return nil }
  }

  /// Where the reply stands that was recorded for a case; absent where there is none.
  func place(of address: Address) -> Place? { index.place(of: address) }

  /// The row at such a place.
  func row(at address: Address, _ place: Place) -> Result<RecordingRow, Fault> {
    guard let row = row(at: place), row.agent == address.agent, row.caseID == address.caseID,
      row.repetition == address.repetition
    else {
      return .failure(Fault(.staleRecording, "\(name):\(place.line) changed while it was read"))
    }
    return .success(row)
  }

  /// A row that answers a request, whichever case made it.
  func row(agent: String, key: String) -> (RecordingRow, Place)? {
    guard let place = detailed[RecordingDetails.key(agent: agent, key)], let row = row(at: place), row.agent == agent,
      row.key == key
    else { return nil }
    return (row, place)
  }

  /// A row about the same input.
  func row(agent: String, input: String) -> RecordingRow? {
    detailed[RecordingDetails.input(agent: agent, input)].flatMap(row)
  }

  private func row(at place: Place) -> RecordingRow? {
    var findings = Findings()
    guard let bytes = file?.read(at: place.offset, count: place.count),
      let value = JSONScanner.scan(bytes, file: name, firstLine: place.line, byteOffset: place.offset).document?.root
    else { return nil }
    return RecordingRow.decode(value, &findings)
  }

  private var detailed: RecordingDetails {
    details.withLock { known in
      if let known { return known }
      var details = RecordingDetails()
      var findings = Findings()
      forEachRow(&findings) { row, place in details.insert(row, at: place) }
      known = details
      return details
    }
  }

  /// Writes the file again with some of its rows only, in their order and as they are written.
  package func write(keeping isKept: (Place) -> Bool) throws(WriteFault) {
    guard let file else { return }
    var findings = Findings()
    var places: [Place] = []
    forEachRow(&findings) { _, place in if isKept(place) { places.append(place) } }
    if let finding = findings.kept.first { throw WriteFault(finding.message) }
    try AtomicFile.write(to: reference.path) { output throws(WriteFault) in
      for place in places {
        guard let line = file.read(at: place.offset, count: place.count) else {
          throw WriteFault("\(name) changed while it was read")
        }
        try output.append(line + [UInt8(ascii: "\n")])
      }
    }
  }

  /// Calls the body with every row, in the order of the file.
  package func forEachRow(_ findings: inout Findings, _ body: (RecordingRow, Place) -> Void) {
    guard file != nil else { return }
    do throws(FileFault) {
      var reader = try LineReader(path: reference.path, shownAs: name)
      while let block = try reader.next() {
        block.forEachLine { line in
          guard let row = JournalContent.row(Array(line.text)) else { return }
          body(row, Place(offset: line.byteOffset, count: line.text.count, line: line.number))
        }
      }
    } catch {
      findings.add(error.finding)
    }
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
    var file: PositionedFile?
    /// The keys of replies to the same case and repeat under several versions of what was asked.
    private var versions: [Address: Set<String>] = [:]
    var rows = RecordingIndex()
    var unverifiedCount = 0
    var findings = Findings()

    init(name: String) { self.name = name }

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
        if let first = rows.insert(address, place), isDoubled(row, at: address) {
          findings.error(
            "recording.doubled-row",
            "the reply of '\(row.agent)' to case '\(row.caseID)', repeat \(row.repetition), already stands in line"
              + " \(first)", hint: "keep one of them", at: value)
        }
      }
    }

    /// Whether two rows could answer the same request: two that say what they answered, and say different things, cannot.
    private mutating func isDoubled(_ row: RecordingRow, at address: Address) -> Bool {
      guard let key = row.key else { return true }
      if versions[address] == nil, let place = rows.place(of: address),
        let bytes = file?.read(at: place.offset, count: place.count)
      {
        guard let first = JournalContent.row(bytes)?.key else { return true }
        versions[address] = [first]
      }
      return versions[address]?.insert(key).inserted != true
    }
  }
}
