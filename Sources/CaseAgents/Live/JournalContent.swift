import CaseFiles
import CaseJSON
import CaseModel
import Foundation

/// What the journal of an earlier attempt holds.
struct JournalContent {
  /// A row and where it stands.
  struct Row {
    let ticket: Digest
    let sharedTicket: Digest
    let offset: Int
    let count: Int
  }

  private(set) var rows: [Row] = []
  /// How many bytes are whole rows.
  private(set) var wholeCount = 0
  private(set) var findings = Findings()
  /// A row that is none and is followed by one: no crash leaves that behind.
  private(set) var fault: WriteFault?

  init() {}

  /// Reads a journal; nothing where there is no file.
  init(path: String) throws(FileFault) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size > 0 else { return }
    var reader = try LineReader(path: path, shownAs: path)
    var torn: Int?
    while let block = try reader.next() {
      block.forEachLine { line in
        let row = line.isUnterminated ? nil : Self.row(Array(line.text))
        guard let row, let key = row.key else {
          torn = torn ?? line.number
          return
        }
        if let torn, fault == nil { fault = WriteFault("\(path):\(torn) is no row of a journal, and others follow it") }
        rows.append(
          Row(
            ticket: JournalTicket.own(key: key, program: row.program ?? "", caseID: row.caseID),
            sharedTicket: JournalTicket.shared(key: key, program: row.program ?? ""), offset: line.byteOffset,
            count: line.text.count))
        wholeCount = line.byteOffset + line.text.count + 1
      }
    }
    guard let torn, fault == nil else { return }
    findings.add(
      Finding(
        .warning, "resume.torn-line",
        "the end of the journal was cut off while it was written, and is dropped: what it answered is asked again",
        location: SourceLocation(file: path, line: torn, column: 1)))
  }

  /// A row; nothing where the bytes are none.
  static func row(_ bytes: [UInt8]) -> RecordingRow? {
    let scanned = JSONScanner.scan(bytes, file: "journal", firstLine: 1, byteOffset: 0)
    var findings = Findings()
    guard scanned.faults.isEmpty, let value = scanned.document?.root else { return nil }
    return RecordingRow.decode(value, &findings)
  }
}

/// What a reply is found by in a journal.
enum JournalTicket {
  /// One agent's reply to one case: two cases that ask the same have one each.
  static func own(key: String, program: String, caseID: String) -> Digest {
    Digest(of: Array("\(key) \(program) \(caseID)".utf8))
  }

  /// One agent's reply to everybody who asks the same.
  static func shared(key: String, program: String) -> Digest { Digest(of: Array("\(key) \(program)".utf8)) }
}
