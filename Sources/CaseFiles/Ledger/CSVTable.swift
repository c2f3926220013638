import CaseJSON
import CaseModel

/// Comma-separated values with a head, as RFC 4180 has them.
struct CSVTable {
  struct Row {
    let cells: [String]
    /// The line on which it begins.
    let line: Int
  }

  let head: [String]
  let rows: [Row]

  /// - Returns: nothing where the text is broken; the findings say where.
  init?(_ bytes: [UInt8], name: String, _ findings: inout Findings) {
    var reader = CSVReader(bytes)
    var rows: [Row] = []
    while let row = reader.nextRow() {
      if row.cells != [""] { rows.append(row) }
    }
    func error(_ code: String, _ message: String, _ hint: String, _ line: Int) {
      findings.add(
        Finding(
          .error, code, message, hint: hint, location: SourceLocation(file: name, line: line, column: 1)))
    }
    if let line = reader.brokenLine {
      error(
        "csv.quotes", "a quoted cell does not end, or goes on behind its end", #"double the quotes inside: """#, line)
      return nil
    }
    guard let head = rows.first else {
      error("csv.empty", "\(name) holds no row", "its first row names the columns", 1)
      return nil
    }
    for row in rows where row.cells.count != head.cells.count {
      error(
        "csv.cells", "this row has \(row.cells.count) cells, and the head has \(head.cells.count)",
        "put cells that hold commas into quotes", row.line)
    }
    if Set(head.cells).count != head.cells.count {
      error("csv.columns", "two columns have the same name", "name every column once", head.line)
    }
    if findings.hasErrors { return nil }
    self.head = head.cells
    self.rows = Array(rows.dropFirst())
  }
}

private struct CSVReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  /// Where a cell is not as it should be.
  private(set) var brokenLine: Int?

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
  }

  mutating func nextRow() -> CSVTable.Row? {
    guard position < bytes.count, brokenLine == nil else { return nil }
    let start = line
    var cells: [String] = []
    while true {
      cells.append(nextCell())
      guard brokenLine == nil, position < bytes.count else { break }
      let separator = bytes[position]
      position += 1
      if separator == UInt8(ascii: ",") { continue }
      if separator == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
        position += 1
      }
      line += 1
      break
    }
    return CSVTable.Row(cells: cells, line: start)
  }

  private mutating func nextCell() -> String {
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return quotedCell() }
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedCell() -> String {
    let start = line
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        text.append(byte)
        position += 1
        continue
      }
      if position < bytes.count, !isEnd(bytes[position]) { brokenLine = start }
      return String(decoding: text, as: UTF8.self)
    }
    brokenLine = start
    return ""
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
