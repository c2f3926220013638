package import CaseJSON

/// One thing that a person should know about a file: what is wrong, where, and what to write instead.
package struct Finding: Sendable, Equatable {
  package enum Severity: String, Sendable {
    /// The file cannot be used as it is.
    case error
    /// The file can be used; somebody should look all the same.
    case warning
  }

  package let severity: Severity
  /// A stable name for the kind of finding, for machines.
  package let code: String
  package let message: String
  package let hint: String?
  /// Absent where a whole file, or a command line, is meant.
  package let location: SourceLocation?
  /// The line of the file that the location points into.
  package let excerpt: String?

  package init(
    _ severity: Severity, _ code: String, _ message: String, hint: String? = nil, location: SourceLocation? = nil,
    excerpt: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.hint = hint
    self.location = location
    // A line that stands nowhere, or holds nothing, shows nothing.
    self.excerpt = excerpt.flatMap { $0.isEmpty ? nil : String($0.prefix(Self.longestExcerpt)) }
  }

  private static let longestExcerpt = 4096
}

extension Finding {
  /// A finding about a value that stands in a file.
  package init(_ severity: Severity, _ code: String, _ message: String, hint: String? = nil, at value: JSONValue) {
    self.init(
      severity, code, message, hint: hint, location: value.location,
      excerpt: value.document.line(atOffset: value.offset))
  }

  /// A fault of the text itself.
  ///
  /// - Parameter document: the text, or as much of it as there is, in which the fault was found.
  package init(_ fault: JSONFault, file: String, line: Int, text: UnsafeBufferPointer<UInt8>) {
    let before = text.prefix(fault.offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let lineEnd = text[min(fault.offset, text.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    let breaks = before.count { $0 == UInt8(ascii: "\n") }
    let column = text[lineStart..<max(lineStart, min(fault.offset, text.count))].count { $0 & 0xC0 != 0x80 } + 1
    self.init(
      .error, fault.code, fault.message, hint: fault.hint,
      location: SourceLocation(file: file, line: line + breaks, column: column),
      excerpt: String(decoding: text[lineStart..<lineEnd].prefix(Self.longestExcerpt), as: UTF8.self))
  }
}
