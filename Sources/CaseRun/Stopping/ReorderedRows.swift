import CaseFiles
import CaseModel
import Foundation

/// Rows that come in any order, kept on the disk until they can be written in the order of the plan: 16 bytes a case stand
/// in memory.
struct ReorderedRows {
  private struct Entry {
    let position: UInt32
    let count: UInt32
    let offset: Int
  }

  private let path: String
  private let file: AppendingFile
  private let isWitnessed: Bool
  private var entries: [Entry] = []
  private var size = 0

  /// - Parameter isWitnessed: whether somebody else could write there.
  init(path: String, isWitnessed: Bool) throws(WriteFault) {
    self.path = path
    self.isWitnessed = isWitnessed
    file = try AppendingFile(path: path, isNew: true, isWitnessed: isWitnessed)
  }

  /// Adds the rows of one case.
  mutating func append(_ rows: [UInt8], position: Int) throws(WriteFault) {
    entries.append(Entry(position: UInt32(position), count: UInt32(rows.count), offset: size))
    try file.append(rows)
    size += rows.count
  }

  /// Writes all rows in the order of the plan, and takes the file away.
  consuming func write(to results: AppendingFile) throws(WriteFault) {
    if isWitnessed { try file.checkThatNobodyElseWrote() }
    try file.close()
    let source: PositionedFile
    do throws(FileFault) {
      source = try PositionedFile(path: path, shownAs: path)
    } catch {
      throw WriteFault("\(path) cannot be read again: \(error.finding.message)")
    }
    for entry in entries.sorted(by: { $0.position < $1.position }) {
      guard let rows = source.read(at: entry.offset, count: Int(entry.count)) else {
        throw WriteFault("\(path) cannot be read again")
      }
      try results.append(rows)
    }
    if unlink(path) != 0 { throw .system("remove", path) }
  }
}
