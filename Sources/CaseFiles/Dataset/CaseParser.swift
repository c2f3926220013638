package import CaseJSON
package import CaseModel

/// A case and the line that it was read from.
package struct ReadCase: Sendable {
  package let item: Case
  package let line: Int
  /// Where its line begins in the file, so that it can be read again.
  package let byteOffset: Int
  let byteCount: Int

  init(item: Case, line: JSONLines.Line) {
    self.item = item
    self.line = line.number
    byteOffset = line.byteOffset
    byteCount = line.byteCount
  }

  /// The digest of the line as it is written, without its line end.
  package var digest: Digest {
    item.source.document.withBytes(at: byteOffset, count: byteCount) { Digest(ofBytes: UnsafeRawBufferPointer($0)) }
  }
}

/// What a block of lines holds.
package struct ParsedCases: Sendable {
  /// Lines that hold something.
  package var lineCount = 0
  package var cases: [ReadCase] = []
  package var findings = Findings()
}

/// Reads cases from lines; it has no state, so that blocks can be read side by side.
package enum CaseParser {
  package static func parse(_ block: LineBlock, file: String) -> ParsedCases {
    var parsed = ParsedCases()
    let lines = JSONLines(block, file: file)
    parsed.lineCount = lines.lines.count
    parsed.cases.reserveCapacity(lines.lines.count)
    for line in lines.lines {
      for fault in line.faults { parsed.findings.add(finding(for: fault, in: line, of: lines, file: file)) }
      guard let value = lines.value(of: line), let item = decode(value, &parsed.findings) else { continue }
      parsed.cases.append(ReadCase(item: item, line: line))
    }
    return parsed
  }

  /// Reads one line again, as it stands at a known place of a file.
  package static func parse(line text: [UInt8], number: Int, byteOffset: Int, file: String) -> Case? {
    JSONScanner.scan(text, file: file, firstLine: number, byteOffset: byteOffset).document.flatMap { decode($0.root) }
  }

  /// Reads a case from its value, without saying what is wrong with it.
  static func decode(_ value: JSONValue) -> Case? {
    var findings = Findings()
    let item = decode(value, &findings)
    return findings.hasErrors ? nil : item
  }

  private static func decode(_ value: JSONValue, _ findings: inout Findings) -> Case? {
    var draft = CaseDraft()
    guard caseTable.decode(value, into: &draft, &findings) else { return nil }
    return draft.finished(value)
  }

  private static func finding(
    for fault: JSONFault, in line: JSONLines.Line, of lines: JSONLines, file: String
  ) -> Finding {
    let finding = lines.withText(of: line) { Finding(fault, file: file, line: line.number, text: $0) }
    guard line.isUnterminated, fault.kind == .truncated else { return finding }
    return Finding(
      .error, "jsonl.truncated-line", "the file ends in the middle of its last line", hint: fault.hint,
      location: finding.location, excerpt: finding.excerpt)
  }
}
