import CaseJSON
package import CaseModel

/// What an approver signs: the change that was looked at, why it is right, and how long that holds.
///
/// Its text follows from its parts byte by byte, so that a statement about the same change is the same text.
package struct ApprovalStatement: Sendable, Equatable {
  package static let version = 1

  package let subject: ApprovalSubject
  package let principal: String
  package let why: String
  package let until: CalendarDate

  package init(_ subject: ApprovalSubject, principal: String, why: String, until: CalendarDate) {
    self.subject = subject
    self.principal = principal
    self.why = why
    self.until = until
  }

  /// What is signed, and what stands in the file.
  package var bytes: [UInt8] {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.approval")
      writer.field("v", Self.version)
      writer.field("workflow", subject.workflow)
      writer.field("path", subject.path)
      writer.field("versions", subject.versions)
      writer.field("base", subject.base)
      writer.field("head", subject.head)
      writer.key("datasets")
      writer.array { writer in
        for dataset in subject.datasets {
          writer.object { writer in
            writer.field("path", dataset.path)
            writer.field("digest", dataset.digest)
          }
        }
      }
      writer.key("changes")
      writer.array { writer in
        for change in subject.changes {
          writer.object { writer in
            writer.field("kind", change.kind.rawValue)
            writer.field("subject", change.subject)
            writer.optionalField("old", change.old)
            writer.optionalField("new", change.new)
          }
        }
      }
      writer.field("principal", principal)
      writer.field("why", why)
      writer.field("until", until.description)
    }
    writer.newline()
    return writer.bytes
  }

  /// Reads what was signed as a statement about a change.
  ///
  /// - Returns: the statement, or why these bytes are not one about it.
  package static func read(_ bytes: [UInt8], about subject: ApprovalSubject) -> Result<
    ApprovalStatement, StatementMismatch
  > {
    let scanned = JSONScanner.scan(bytes)
    guard scanned.faults.isEmpty, let root = scanned.document?.root, root["record"]?.string == "casegate.approval"
    else {
      return .failure(StatementMismatch(reason: "what was signed is no approval"))
    }
    guard root["v"]?.int == version else {
      return .failure(StatementMismatch(reason: "it is of another format than \(version)"))
    }
    guard let principal = root["principal"]?.string, let why = root["why"]?.string, !why.isEmpty else {
      return .failure(StatementMismatch(reason: "it does not say who approves, or why"))
    }
    guard let until = root["until"]?.string.flatMap({ CalendarDate($0) }) else {
      return .failure(StatementMismatch(reason: "it has no day on which it expires"))
    }
    let expected: [(String, String, String)] = [
      ("workflow", subject.workflow, "it is for another workflow"), ("path", subject.path, "it is for another file"),
      ("head", subject.head, "it is for another version than this one"),
      ("base", subject.base, "it is for a change of another version than the base"),
    ]
    for (key, value, reason) in expected where root[key]?.string != value {
      return .failure(StatementMismatch(reason: reason))
    }
    let statement = ApprovalStatement(subject, principal: principal, why: why, until: until)
    // Whatever else is in it, or not: the changes, the data, a key that nobody knows.
    if statement.bytes == bytes { return .success(statement) }
    let expectedRoot = JSONScanner.scan(statement.bytes).document?.root
    let listsTheChanges = expectedRoot?["changes"].map { $0 == root["changes"] } ?? false
    return .failure(
      StatementMismatch(
        reason: listsTheChanges ? "it is for other data than this" : "it does not list the changes that were made"))
  }
}
