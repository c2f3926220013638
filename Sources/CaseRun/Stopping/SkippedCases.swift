import CaseFiles
import CaseJSON
import CaseModel

/// The cases of a plan that did not run, in the order of the plan.
struct SkippedCases {
  private let places: CasePlaces
  /// Sorted.
  private let positions: [Int]

  /// - Parameter ran: how many cases ran.
  init(places: CasePlaces, after ran: Int) {
    self.places = places
    positions = (ran..<places.count).map { places[$0] }.sorted()
  }

  /// Lists them, each read again.
  ///
  /// - Returns: how many rows were written.
  func write(to path: String) throws -> Int {
    var count = 0
    var unreadable: FileFault?
    do throws(WriteFault) {
      try AtomicFile.write(to: path) { file throws(WriteFault) in
        for position in positions {
          let row: SkippedRecord
          do throws(FileFault) {
            row = try self.row(at: position)
          } catch {
            unreadable = error
            throw WriteFault(error.finding.message)
          }
          try file.append(row.bytes)
          count += 1
        }
      }
    } catch {
      if let unreadable { throw unreadable }
      throw error
    }
    return count
  }

  private func row(at position: Int) throws(FileFault) -> SkippedRecord {
    let (block, dataset) = try places.block(at: position)
    guard
      let item = CaseParser.parse(
        line: block.bytes, number: block.firstLine, byteOffset: block.byteOffset, file: dataset.file.name)
    else {
      throw FileFault(
        Finding(.error, "dataset.changed", "\(dataset.file.name) changed while it was read", hint: "run again"))
    }
    return SkippedRecord(
      caseID: item.id, dataset: dataset.file.relativePath, line: block.firstLine, severity: item.severity)
  }
}
