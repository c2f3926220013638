import CaseFiles
import CaseJSON
package import CaseModel

/// What an approver signs to put up with one case that fails: which case, who mends it, why, and until when.
package struct WaiverStatement: Sendable, Equatable {
  package static let version = 1

  package let workflow: String
  package let caseID: String
  /// Of the case's meaning: another expectation is another case.
  package let digest: String
  /// Who mends it.
  package let owner: String
  package let principal: String
  package let why: String
  package let until: CalendarDate

  package init(
    _ item: Case, of workflow: Workflow, owner: String, principal: String, why: String, until: CalendarDate
  ) {
    self.workflow = workflow.name
    caseID = item.id
    digest = Self.digest(of: item)
    self.owner = owner
    self.principal = principal
    self.why = why
    self.until = until
  }

  static func digest(of item: Case) -> String { Digest(canonical: item.source).description }

  /// What is signed, and what stands in the file.
  package var bytes: [UInt8] {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.waiver")
      writer.field("v", Self.version)
      writer.field("workflow", workflow)
      writer.field("case", caseID)
      writer.field("digest", digest)
      writer.field("owner", owner)
      writer.field("principal", principal)
      writer.field("why", why)
      writer.field("until", until.description)
    }
    writer.newline()
    return writer.bytes
  }

  /// Reads what was signed.
  ///
  /// - Returns: the waiver, or why these bytes are none.
  static func read(_ bytes: [UInt8]) -> Result<WaiverStatement, StatementMismatch> {
    let scanned = JSONScanner.scan(bytes)
    guard scanned.faults.isEmpty, let root = scanned.document?.root, root["record"]?.string == "casegate.waiver" else {
      return .failure(StatementMismatch(reason: "what was signed is no waiver"))
    }
    guard root["v"]?.int == version else {
      return .failure(StatementMismatch(reason: "it is of another format than \(version)"))
    }
    guard let until = root["until"]?.string.flatMap({ CalendarDate($0) }) else {
      return .failure(StatementMismatch(reason: "it has no day on which it expires"))
    }
    guard let workflow = root["workflow"]?.string, let caseID = root["case"]?.string,
      let digest = root["digest"]?.string, let owner = root["owner"]?.string, !owner.isEmpty,
      let principal = root["principal"]?.string, let why = root["why"]?.string, !why.isEmpty
    else {
      return .failure(StatementMismatch(reason: "it does not say which case, who mends it, who allows it, or why"))
    }
    let statement = WaiverStatement(
      workflow: workflow, caseID: caseID, digest: digest, owner: owner, principal: principal, why: why, until: until)
    guard statement.bytes == bytes else {
      return .failure(StatementMismatch(reason: "it says more than a waiver does, or is not written as one"))
    }
    return .success(statement)
  }

  private init(
    workflow: String, caseID: String, digest: String, owner: String, principal: String, why: String,
    until: CalendarDate
  ) {
    self.workflow = workflow
    self.caseID = caseID
    self.digest = digest
    self.owner = owner
    self.principal = principal
    self.why = why
    self.until = until
  }
}
