package import CaseJSON
package import CaseModel

/// A row of `skipped.jsonl`: a case of the plan that was not run, because it could not change the verdict.
package struct SkippedRecord: Sendable, Equatable {
  package static let version = 1

  package let caseID: String
  /// From the project's root.
  package let dataset: String
  package let line: Int
  package let severity: CaseSeverity

  package init(caseID: String, dataset: String, line: Int, severity: CaseSeverity) {
    self.caseID = caseID
    self.dataset = dataset
    self.line = line
    self.severity = severity
  }

  /// - Returns: nothing where a row lacks what every row has.
  package init?(_ row: JSONValue) {
    guard row["v"]?.int == Self.version, let caseID = row["case"]?.string, let dataset = row["dataset"]?.string,
      let line = row["line"]?.int, let severity = row["severity"]?.string.flatMap(CaseSeverity.init(rawValue:))
    else { return nil }
    self.init(caseID: caseID, dataset: dataset, line: line, severity: severity)
  }

  /// The row with its line end.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("v", Self.version)
      writer.field("case", caseID)
      writer.field("dataset", dataset)
      writer.field("line", line)
      writer.field("severity", severity.rawValue)
    }
    writer.newline()
    return writer.bytes
  }
}
