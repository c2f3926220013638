package import CaseJSON
package import CaseModel

/// An incident as somebody wrote it down elsewhere: texts by field, none of them checked.
package struct IncidentDraft: Sendable {
  /// What an export or a command line can say about an incident; the workflow is the one whose ledger it goes into.
  package enum Field: String, CaseIterable, Sendable {
    case id, version, occurred, detected, severity, kind, points, `case`, note
  }

  /// What stands for a file where somebody typed it.
  package static let commandLine = "the command line"

  package var texts: [Field: String] = [:]
  /// Where it was written, for findings.
  package var file: String
  package var line: Int

  package init(file: String, line: Int = 1) {
    self.file = file
    self.line = line
  }

  /// The draft as a line of the ledger would have it; points that are not said are what the workflow says the kind costs.
  package func value(for workflow: Workflow) -> JSONValue {
    var builder = JSONBuilder(file: file, firstLine: line)
    builder.beginObject()
    builder.key("v")
    builder.int(1)
    builder.key("workflow")
    builder.string(workflow.name)
    for field in Field.allCases {
      guard let text = texts[field] else { continue }
      builder.key(field.rawValue)
      if field == .points, let number = Double(text), number.isFinite {
        builder.double(number)
      } else {
        builder.string(text)
      }
    }
    if texts[.points] == nil, let kind = texts[.kind].flatMap({ FailureKind(rawValue: $0) }) {
      builder.key(Field.points.rawValue)
      builder.double(workflow.budget.weight(of: kind).value)
    }
    builder.end()
    return builder.finish()
  }

  /// A link as a line of the ledger would have it.
  package static func link(_ incident: String, to caseID: String) -> JSONValue {
    var builder = JSONBuilder(file: commandLine)
    builder.beginObject()
    builder.key("v")
    builder.int(1)
    builder.key("link")
    builder.string(incident)
    builder.key("case")
    builder.string(caseID)
    builder.end()
    return builder.finish()
  }
}
