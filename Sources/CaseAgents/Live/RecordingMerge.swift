package import CaseFiles
import CaseJSON
import CaseModel
import Foundation

/// A recording with what a run's journal adds to it: the rows of one file, sorted by case, agent and repeat.
///
/// The same replies give the same bytes, whenever they were given. Rows that were there stay as they are written.
package struct RecordingMerge {
  /// A row of the merged file.
  fileprivate struct Row {
    let caseID: String
    let repetition: Int
    let agent: String
    /// Empty for a row that does not say what it answered.
    let key: String
    let source: Source
    let offset: Int
    let count: Int
  }

  fileprivate enum Source { case recording, journal }

  /// The file that it will be.
  package let reference: DatasetReference
  private let rows: [Row]
  private let recording: PositionedFile?
  private let journal: PositionedFile
  /// Whether the journal has anything for it.
  package let isNeeded: Bool

  /// - Parameters:
  ///   - programs: who answered for each agent whose replies the file holds.
  ///   - known: the digest that the file had when the run began; absent where there was none.
  package init(
    of reference: DatasetReference, with journalPath: String, programs: [String: Digest], known: Digest?
  ) throws(WriteFault) {
    self.reference = reference
    var rows: [String: Row] = [:]
    var answered: Set<String> = []
    let hasChanged: Bool
    do throws(FileFault) {
      let isThere = FileManager.default.fileExists(atPath: reference.path)
      let digest = isThere ? try DigestedFile.digest(path: reference.path, shownAs: reference.name) : nil
      hasChanged = digest != known
      recording = isThere ? try PositionedFile(path: reference.path, shownAs: reference.name) : nil
      journal = try PositionedFile(path: journalPath, shownAs: journalPath)
      if isThere { try Self.read(reference.path, .recording) { row, _ in rows[row.slot] = row } }
      try Self.read(journalPath, .journal) { row, read in
        guard read.recordedLine != nil, programs[row.agent]?.description == read.program else { return }
        rows[row.slot] = row
        answered.insert(row.address)
      }
    } catch {
      throw WriteFault(error.finding.message)
    }
    if hasChanged { throw WriteFault("\(reference.name) was changed by somebody else while the run was on") }
    isNeeded = !answered.isEmpty
    // A row that says what it answered takes the place of one that does not.
    self.rows = rows.values.filter { !$0.key.isEmpty || !answered.contains($0.address) }.sorted { $0.precedes($1) }
  }

  private static func read(
    _ path: String, _ source: Source, _ body: (Row, RecordingRow) -> Void
  ) throws(FileFault) {
    var reader = try LineReader(path: path, shownAs: path)
    while let block = try reader.next() {
      block.forEachLine { line in
        guard let row = JournalContent.row(Array(line.text)) else { return }
        body(
          Row(
            caseID: row.caseID, repetition: row.repetition, agent: row.agent, key: row.key ?? "", source: source,
            offset: line.byteOffset, count: line.text.count), row)
      }
    }
  }

  /// The digest of the file that it will be.
  package func digest() throws(WriteFault) -> Digest {
    let stream = BackgroundDigest()
    try forEachLine { line throws(WriteFault) in stream.append(line) }
    return stream.finish()
  }

  /// Writes the file in the place of the one that is there.
  package func write() throws(WriteFault) {
    let folder = URL(fileURLWithPath: reference.path).deletingLastPathComponent()
    do {
      // A workflow may name a file before there is a folder for it.
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw WriteFault("cannot create the folder of \(reference.name)")
    }
    try AtomicFile.write(to: reference.path) { file throws(WriteFault) in
      try forEachLine { line throws(WriteFault) in try file.append(line) }
    }
  }

  /// Gives pieces of whole lines.
  private func forEachLine(_ body: ([UInt8]) throws(WriteFault) -> Void) throws(WriteFault) {
    var piece: [UInt8] = []
    for row in rows {
      let file = row.source == .journal ? journal : recording
      guard let bytes = file?.read(at: row.offset, count: row.count),
        let line = row.source == .journal ? JournalContent.row(bytes)?.recordedLine : bytes
      else { throw WriteFault("\(reference.name) changed while it was read") }
      piece += line + [UInt8(ascii: "\n")]
      if piece.count > 1 << 16 {
        try body(piece)
        piece = []
      }
    }
    if !piece.isEmpty { try body(piece) }
  }
}

extension RecordingMerge.Row {
  fileprivate var address: String { "\(agent)\u{0}\(caseID)\u{0}\(repetition)" }

  /// What there is one row for.
  fileprivate var slot: String { "\(address)\u{0}\(key)" }

  /// By the bytes of the case's id, so that the order is the same everywhere.
  fileprivate func precedes(_ other: Self) -> Bool {
    if caseID != other.caseID { return caseID.utf8.lexicographicallyPrecedes(other.caseID.utf8) }
    if agent != other.agent { return agent.utf8.lexicographicallyPrecedes(other.agent.utf8) }
    if repetition != other.repetition { return repetition < other.repetition }
    return key < other.key
  }
}
