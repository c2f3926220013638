package import CaseJSON
package import CaseModel

/// A case and the line that it was read from.
package struct ReadCase: Sendable {
  package let item: Case
  package let line: Int
  /// Where its line begins in the file, so that it can be read again.
  package let byteOffset: Int
  let byteCount: Int
  /// The digest of what the expectation means.
  let expectedDigest: Digest

  init(item: Case, expectedDigest: Digest, line: JSONLines.Line) {
    self.item = item
    self.expectedDigest = expectedDigest
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

/// Reads the cases of a block one by one, so that each can be done with before the next one takes its memory.
package struct CaseReader {
  /// Lines that hold something.
  package var lineCount: Int { lines.lines.count }
  /// What is wrong with the lines that were read so far.
  package private(set) var findings = Findings()
  private let lines: JSONLines
  private let file: String
  private var draft = CaseDraft()
  private var position = 0

  /// - Parameter known: expectations that were read before, which `finish()` gives back.
  package init(_ block: LineBlock, file: String, known: consuming KnownExpectations = KnownExpectations()) {
    lines = JSONLines(block, file: file)
    self.file = file
    draft.known = known
  }

  /// Ends the reading.
  ///
  /// - Returns: the expectations that are known now.
  package consuming func finish() -> KnownExpectations { draft.known }

  /// The next line that is a case; nothing behind the last one.
  package mutating func next() -> ReadCase? {
    while position < lines.lines.count {
      let line = lines.lines[position]
      position += 1
      for fault in line.faults { findings.add(CaseParser.finding(for: fault, in: line, of: lines, file: file)) }
      draft.clear()
      guard let value = lines.value(of: line), caseTable.decode(value, into: &draft, &findings),
        let item = draft.finished(value), let expected = draft.expected
      else { continue }
      return ReadCase(item: item, expectedDigest: expected.digest, line: line)
    }
    return nil
  }
}

/// Reads cases from lines; it has no state, so that blocks can be read side by side.
package enum CaseParser {
  package static func parse(_ block: LineBlock, file: String) -> ParsedCases {
    var reader = CaseReader(block, file: file)
    var parsed = ParsedCases()
    parsed.lineCount = reader.lineCount
    while let read = reader.next() { parsed.cases.append(read) }
    parsed.findings = reader.findings
    return parsed
  }

  /// Reads one line again, as it stands at a known place of a file.
  package static func parse(line text: [UInt8], number: Int, byteOffset: Int, file: String) -> Case? {
    JSONScanner.scan(text, file: file, firstLine: number, byteOffset: byteOffset).document.flatMap { decode($0.root) }
  }

  /// Reads a case from its value, without saying what is wrong with it.
  static func decode(_ value: JSONValue) -> Case? {
    var findings = Findings()
    var draft = CaseDraft()
    guard caseTable.decode(value, into: &draft, &findings), !findings.hasErrors else { return nil }
    return draft.finished(value)
  }

  fileprivate static func finding(
    for fault: JSONFault, in line: JSONLines.Line, of lines: JSONLines, file: String
  ) -> Finding {
    let finding = lines.withText(of: line) { Finding(fault, file: file, line: line.number, text: $0) }
    guard line.isUnterminated, fault.kind == .truncated else { return finding }
    return Finding(
      .error, "jsonl.truncated-line", "the file ends in the middle of its last line", hint: fault.hint,
      location: finding.location, excerpt: finding.excerpt)
  }
}
