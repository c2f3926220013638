package import CaseFiles
import CaseJSON
package import CaseModel
import Dispatch
import Foundation
import Synchronization

/// What agents answered live in a run, written row by row before anybody reads it, so that nothing is paid for twice.
///
/// A row is with the system when its reply is handed on, so that it outlives this process; the disk has it a moment
/// later, several at once (group commit), and all of them before the verdict is written.
package final class ReplyJournal: Sendable {
  /// Where a row stands in the file.
  private struct Place {
    let offset: Int
    let count: Int
  }

  private struct State {
    var file: AppendingFile?
    var reader: PositionedFile?
    var path = ""
    var size = 0
    var places: [Digest: Place] = [:]
    var isSyncDue = false
    /// After the first failed write nothing more is written: what follows a torn row could not be told from it.
    var fault: WriteFault?
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "casegate.journal")
  /// How long a row may wait for the disk.
  private static let syncDelay = DispatchTimeInterval.milliseconds(250)

  package init() {}

  /// Begins a new journal.
  package func begin(at path: String) throws(WriteFault) {
    let file = try AppendingFile(path: path, isNew: true, isWitnessed: true)
    try file.lock()
    try open(file, at: path, size: 0, places: [:])
  }

  /// Goes on with the journal of an earlier attempt; rows that a crash has torn at its end are cut off.
  ///
  /// - Returns: what was cut off.
  package func resume(at path: String) throws(WriteFault) -> Findings {
    var content = JournalContent()
    let file = try AppendingFile(continuing: path) { () throws(WriteFault) in
      do throws(FileFault) { content = try JournalContent(path: path) } catch {
        throw WriteFault(error.finding.message)
      }
      if let fault = content.fault { throw fault }
      return content.wholeCount
    }
    var places: [Digest: Place] = [:]
    for row in content.rows { places[row.ticket] = Place(offset: row.offset, count: row.count) }
    for row in content.rows { places[row.sharedTicket] = Place(offset: row.offset, count: row.count) }
    try open(file, at: path, size: content.wholeCount, places: places)
    return content.findings
  }

  private func open(_ file: AppendingFile, at path: String, size: Int, places: [Digest: Place]) throws(WriteFault) {
    let reader: PositionedFile
    do throws(FileFault) { reader = try PositionedFile(path: path, shownAs: path) } catch {
      throw WriteFault(error.finding.message)
    }
    state.withLock { state in
      state.file = file
      state.reader = reader
      state.path = path
      state.size = size
      state.places = places
    }
  }

  /// The reply that was kept under a ticket; nothing where there is none.
  func reply(_ ticket: Digest) -> Reply? {
    let found = state.withLock { state in state.places[ticket].map { ($0, state.reader) } }
    guard let (place, reader) = found, let bytes = reader?.read(at: place.offset, count: place.count) else {
      return nil
    }
    return JournalContent.row(bytes)?.answer
  }

  func contains(_ ticket: Digest) -> Bool { state.withLock { $0.places[ticket] != nil } }

  /// Keeps a reply under tickets by which it will be found again.
  func append(_ line: [UInt8], under tickets: [Digest]) throws(WriteFault) {
    let isSyncDue = try state.withLock { state throws(WriteFault) -> Bool in
      if let fault = state.fault { throw fault }
      guard let file = state.file else { throw WriteFault("there is no journal to keep a reply in") }
      do throws(WriteFault) { try file.append(line) } catch {
        state.fault = error
        throw error
      }
      for ticket in tickets { state.places[ticket] = Place(offset: state.size, count: line.count - 1) }
      state.size += line.count
      defer { state.isSyncDue = true }
      return !state.isSyncDue
    }
    if isSyncDue { queue.asyncAfter(deadline: .now() + Self.syncDelay) { [weak self] in self?.sync() } }
  }

  private func sync() {
    let file = state.withLock { state in
      state.isSyncDue = false
      return state.file
    }
    do throws(WriteFault) { try file?.sync() } catch { state.withLock { $0.fault = $0.fault ?? error } }
  }

  /// Whether anything was kept.
  package var isEmpty: Bool { state.withLock { $0.size == 0 } }

  /// Makes sure that all of it is on the disk, and that nobody else has written it.
  package func finish() throws(WriteFault) {
    let (file, fault) = state.withLock { ($0.file, $0.fault) }
    if let fault { throw fault }
    try file?.sync()
    try file?.checkThatNobodyElseWrote()
  }

  /// Where it is; empty before it has begun.
  package var path: String { state.withLock { $0.path } }
}
