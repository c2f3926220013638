extension PromptTemplate {
  /// What is wrong with the text of a template, and where.
  package struct Fault: Error, Sendable, Equatable {
    package let message: String
    package let hint: String?
    package let line: Int
    package let column: Int
  }

  /// Reads a template as the Mustache specification has it, without partials.
  ///
  /// - Returns: nothing where there is a fault; all faults that were found.
  package static func parse(_ bytes: [UInt8]) -> (template: PromptTemplate?, faults: [Fault]) {
    var parser = PromptTemplateParser(bytes)
    parser.parse()
    if !parser.faults.isEmpty { return (nil, parser.faults) }
    return (PromptTemplate(pieces: parser.pieces, references: parser.references), [])
  }
}

/// Reads the text of a template from its beginning to its end.
struct PromptTemplateParser {
  private(set) var faults: [PromptTemplate.Fault] = []
  private(set) var pieces: [PromptTemplate.Piece] = []
  private(set) var references: [PromptTemplate.Reference] = []
  private let bytes: [UInt8]
  private var position = 0
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private var sections: [Section] = []

  /// A section that is not ended, and what stood in front of it.
  private struct Section {
    let reference: PromptTemplate.Reference
    let isInverted: Bool
    let before: [PromptTemplate.Piece]
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() {
    if String(validating: bytes, as: UTF8.self) == nil {
      faults.append(
        PromptTemplate.Fault(message: "the text is not UTF-8", hint: "save it as UTF-8", line: 1, column: 1))
      return
    }
    while let tag = find(opening, from: position) {
      guard let end = readTag(at: tag) else { return }
      position = end
    }
    appendText(position..<bytes.count)
    for section in sections {
      fault(
        "the section '\(section.reference.name)' does not end", hint: "add {{/\(section.reference.name)}}",
        section.reference.line, section.reference.column)
    }
  }

  /// - Returns: where the text goes on; nothing where the tag does not end.
  private mutating func readTag(at start: Int) -> Int? {
    var inner = start + opening.count
    let mark = inner < bytes.count ? bytes[inner] : 0
    var ending = closing
    switch mark {
    case UInt8(ascii: "{"): ending = Array("}".utf8) + closing
    case UInt8(ascii: "="): ending = Array("=".utf8) + closing
    default: break
    }
    if "#^/!=&>{".utf8.contains(mark) { inner += 1 }
    guard let close = find(ending, from: inner) else {
      fault("this tag does not end", hint: "end it with \(String(decoding: ending, as: UTF8.self))", at: start)
      return nil
    }
    var end = close + ending.count
    let content = bytes[inner..<close].trimmed
    let standsAlone = "#^/!=".utf8.contains(mark) ? line(around: start..<end) : nil
    appendText(position..<(standsAlone?.lowerBound ?? start))
    if let standsAlone { end = standsAlone.upperBound }
    switch mark {
    case UInt8(ascii: "!"): break
    case UInt8(ascii: "="): setMarks(content, at: start)
    case UInt8(ascii: ">"):
      fault(
        "there are no partials", hint: "write the text here, so that its change is a change of this file", at: start)
    case UInt8(ascii: "/"): endSection(content, at: start)
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      if let reference = reference(content, isSection: true, at: start) {
        sections.append(Section(reference: reference, isInverted: mark == UInt8(ascii: "^"), before: pieces))
        pieces = []
      }
    default:
      if let reference = reference(content, isSection: false, at: start) { pieces.append(.value(reference)) }
    }
    return end
  }

  private mutating func endSection(_ content: ArraySlice<UInt8>, at start: Int) {
    let name = String(decoding: content, as: UTF8.self)
    guard let section = sections.last, section.reference.name == name else {
      let open = sections.last.map { "'\($0.reference.name)' is open here" } ?? "no section is open here"
      fault("'\(name.printable)' ends here, and \(open)", hint: nil, at: start)
      return
    }
    sections.removeLast()
    pieces = section.before + [.section(section.reference, isInverted: section.isInverted, pieces)]
  }

  private mutating func setMarks(_ content: ArraySlice<UInt8>, at start: Int) {
    let marks = content.split { $0.isTemplateSpace }.map(Array.init)
    guard marks.count == 2, !marks.joined().contains(UInt8(ascii: "=")) else {
      fault("two marks are expected here", hint: "write {{=<% %>=}}", at: start)
      return
    }
    (opening, closing) = (marks[0], marks[1])
  }

  private mutating func reference(
    _ content: ArraySlice<UInt8>, isSection: Bool, at start: Int
  ) -> PromptTemplate.Reference? {
    let name = String(decoding: content, as: UTF8.self)
    let path = name == "." ? [] : name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if path.contains(where: { $0.isEmpty || $0.utf8.contains(where: \.isTemplateSpace) }) {
      fault(
        "'\(name.prefix(80).description.printable)' names nothing", hint: "write it like {{input.subject}}", at: start)
      return nil
    }
    let (line, column) = place(of: start)
    let reference = PromptTemplate.Reference(
      path: path, line: line, column: column, isSection: isSection, isInside: !sections.isEmpty)
    if path.isEmpty, sections.isEmpty {
      fault("'.' is the element of a section, and no section is open here", hint: nil, at: start)
      return nil
    }
    references.append(reference)
    return reference
  }
}

extension PromptTemplateParser {
  private mutating func appendText(_ range: Range<Int>) {
    if !range.isEmpty { pieces.append(.text(String(decoding: bytes[range], as: UTF8.self))) }
  }

  private func find(_ mark: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + mark.count <= bytes.count {
      if bytes[place] == mark[0], bytes[place..<place + mark.count].elementsEqual(mark) { return place }
      place += 1
    }
    return nil
  }

  /// The whole line around a tag that stands alone on it, which is not part of the text; nothing where it does not.
  private func line(around tag: Range<Int>) -> Range<Int>? {
    var start = tag.lowerBound
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") {
      start -= 1
      if bytes[start] != UInt8(ascii: " "), bytes[start] != UInt8(ascii: "\t") { return nil }
    }
    // What stood on the line in front of the tag was a tag itself.
    if start < position { return nil }
    var end = tag.upperBound
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      if byte == UInt8(ascii: "\n") { return start..<end }
      if byte == UInt8(ascii: "\r"), end < bytes.count, bytes[end] == UInt8(ascii: "\n") { return start..<end + 1 }
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { return nil }
    }
    return start..<end
  }

  private func place(of offset: Int) -> (line: Int, column: Int) {
    let before = bytes[..<offset]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (before.count { $0 == UInt8(ascii: "\n") } + 1, bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1)
  }

  private mutating func fault(_ message: String, hint: String?, at offset: Int) {
    let (line, column) = place(of: offset)
    fault(message, hint: hint, line, column)
  }

  private mutating func fault(_ message: String, hint: String?, _ line: Int, _ column: Int) {
    faults.append(PromptTemplate.Fault(message: message, hint: hint, line: line, column: column))
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    let start = firstIndex { !$0.isTemplateSpace } ?? endIndex
    let end = lastIndex { !$0.isTemplateSpace }.map { $0 + 1 } ?? start
    return self[start..<end]
  }
}

extension UInt8 {
  fileprivate var isTemplateSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
