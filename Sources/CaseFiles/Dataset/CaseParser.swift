package import CaseJSON
package import CaseModel

/// A case and the line that it was read from.
package struct ReadCase: Sendable {
  package let item: Case
  package let line: Int
  /// Where its line begins in the file, so that it can be read again.
  package let byteOffset: Int

  package init(item: Case, line: Int, byteOffset: Int) {
    self.item = item
    self.line = line
    self.byteOffset = byteOffset
  }
}

/// What a block of lines holds.
package struct ParsedCases: Sendable {
  package var cases: [ReadCase] = []
  package var findings = Findings()
}

/// Reads cases from lines; it has no state, so that blocks can be read side by side.
package enum CaseParser {
  package static func parse(_ block: LineBlock, file: String) -> ParsedCases {
    var parsed = ParsedCases()
    block.forEachLine { line in
      if line.isBlank { return }
      if let item = parse(line, file: file, &parsed.findings) {
        parsed.cases.append(ReadCase(item: item, line: line.number, byteOffset: line.byteOffset))
      }
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

  private static func parse(_ line: LineBlock.Line, file: String, _ findings: inout Findings) -> Case? {
    let (document, faults) = JSONScanner.scan(
      line.text, file: file, firstLine: line.number, byteOffset: line.byteOffset)
    for fault in faults { findings.add(finding(for: fault, in: line, file: file)) }
    return document.flatMap { decode($0.root, &findings) }
  }

  private static func decode(_ value: JSONValue, _ findings: inout Findings) -> Case? {
    var draft = CaseDraft()
    guard caseTable.decode(value, into: &draft, &findings) else { return nil }
    return draft.finished(value)
  }

  private static func finding(for fault: JSONFault, in line: LineBlock.Line, file: String) -> Finding {
    let finding = Finding(fault, file: file, line: line.number, text: line.text)
    guard line.isUnterminated, fault.kind == .truncated else { return finding }
    return Finding(
      .error, "jsonl.truncated-line", "the file ends in the middle of its last line", hint: fault.hint,
      location: finding.location, excerpt: finding.excerpt)
  }
}
