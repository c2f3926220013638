/// One `testcase` element.
struct TestCaseXML {
  /// What a reader shows in red.
  struct Fault {
    /// `failure` where something was wrong, `error` where nobody can say.
    let isError: Bool
    let type: String
    let message: String
    /// Below the message, line by line.
    let lines: [String]

    /// How much of one line is shown: a customer's letter is no report.
    private static let longestLine = 4000

    var text: String {
      let element = isError ? "error" : "failure"
      let attributes = XMLText.attributes(["type": type, "message": Self.cut(message)])
      let body = lines.map { XMLText.escaped(Self.cut($0)) }.joined(separator: "\n")
      return "<\(element)\(attributes)>\(body)</\(element)>"
    }

    private static func cut(_ text: String) -> String {
      text.unicodeScalars.count > longestLine
        ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestLine))) + "…" : text
    }
  }

  let name: String
  /// Readers show it as the suite, and take what stands before its last full stop for a package.
  let classname: String
  var file: String?
  var line: Int?
  var fault: Fault?
  /// What is to be said about a test that passed all the same.
  var note: String?
  /// Why it was not run; absent where it was.
  var skipped: String?

  /// The element and its line end.
  var text: String {
    let attributes = XMLText.attributes([
      "name": name, "classname": classname, "file": file, "line": line.map(String.init),
    ])
    let content = [
      fault?.text, skipped.map { "<skipped\(XMLText.attributes(["message": $0]))/>" },
      note.map { "<system-out>\(XMLText.escaped($0))</system-out>" },
    ].compactMap(\.self)
    if content.isEmpty { return "    <testcase\(attributes)/>\n" }
    return "    <testcase\(attributes)>\n" + content.map { "      \($0)\n" }.joined() + "    </testcase>\n"
  }
}

/// How many tests of each kind a suite lists.
struct TestCounts: Equatable {
  var tests = 0
  var failures = 0
  var errors = 0
  var skipped = 0

  mutating func add(_ test: TestCaseXML) {
    add(isError: test.fault?.isError)
    if test.skipped != nil { skipped += 1 }
  }

  /// - Parameter isError: absent for a test that passed.
  mutating func add(isError: Bool?) {
    tests += 1
    if let isError {
      if isError { errors += 1 } else { failures += 1 }
    }
  }

  mutating func add(_ other: TestCounts) {
    tests += other.tests
    failures += other.failures
    errors += other.errors
    skipped += other.skipped
  }

  /// The attributes that every suite has.
  var attributes: String {
    " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
  }
}
