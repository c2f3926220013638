package import CaseJSON

/// The findings about a set of files, all of them up to a limit, and the number of the rest.
package struct Findings: Sendable {
  /// How many findings are kept in full: more than anybody reads, few enough that a broken file stays readable.
  package static let limit = 200

  package private(set) var kept: [Finding] = []
  package private(set) var errorCount = 0
  package private(set) var warningCount = 0

  package init() {}

  package init(_ findings: [Finding]) {
    for finding in findings { add(finding) }
  }

  package var hasErrors: Bool { errorCount > 0 }

  package var isEmpty: Bool { errorCount + warningCount == 0 }

  /// How many findings there were beyond the limit.
  package var omittedCount: Int { errorCount + warningCount - kept.count }

  package mutating func add(_ finding: Finding) {
    switch finding.severity {
    case .error: errorCount += 1
    case .warning: warningCount += 1
    }
    if kept.count < Self.limit { kept.append(finding) }
  }

  package mutating func error(_ code: String, _ message: String, hint: String? = nil, at value: JSONValue) {
    add(Finding(.error, code, message, hint: hint, at: value))
  }

  package mutating func warning(_ code: String, _ message: String, hint: String? = nil, at value: JSONValue) {
    add(Finding(.warning, code, message, hint: hint, at: value))
  }

  /// An error about a value that may be a secret: its place is told, and its line is not shown.
  package mutating func secretError(_ code: String, _ message: String, hint: String? = nil, at value: JSONValue) {
    add(Finding(.error, code, message, hint: hint, location: value.location))
  }

  /// Adds what a later part of the same work found.
  package mutating func append(_ other: Findings) {
    let room = max(0, Self.limit - kept.count)
    kept.append(contentsOf: other.kept.prefix(room))
    errorCount += other.errorCount
    warningCount += other.warningCount
  }
}
