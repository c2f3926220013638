/// The dimensions in which an outcome is scored.
package enum Part: String, CaseIterable, Sendable {
  case disposition, calls, output, route, reason, authority
}

/// How one part of an outcome compares with what was right.
package enum PartResult: String, CaseIterable, Sendable {
  case passed, failed
  case notApplicable = "n/a"
}
