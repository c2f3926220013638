import CaseJSON
import CaseModel

extension JSONLines {
  /// The values of a text of lines that stands in memory, with a finding for every line that is none.
  static func values(of bytes: [UInt8], file: String, _ findings: inout Findings) -> [JSONValue] {
    var cutter = LineBlockCutter()
    var values: [JSONValue] = []
    for block in [bytes.withUnsafeBytes { cutter.append($0) }, cutter.finish()].compactMap(\.self) {
      let lines = JSONLines(block, file: file)
      for line in lines.lines {
        for fault in line.faults {
          findings.add(lines.withText(of: line) { Finding(fault, file: file, line: line.number, text: $0) })
        }
        if let value = lines.value(of: line) { values.append(value) }
      }
    }
    return values
  }
}
