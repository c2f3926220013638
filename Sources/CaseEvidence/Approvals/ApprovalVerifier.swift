import CaseModel

/// Tells which of the approvals that lie beside a workflow count for a change of it.
///
/// Everything that decides comes from before the change: who may approve, and whose the keys are.
package struct ApprovalVerifier: Sendable {
  private let signatories: Signatories
  private let subject: ApprovalSubject

  package init(_ signatories: Signatories, subject: ApprovalSubject) {
    self.signatories = signatories
    self.subject = subject
  }

  /// - Throws: where ssh-keygen cannot be asked.
  package func count(_ entries: [StatementFolder.Entry]) async throws(EvidenceFault) -> ApprovalCount {
    var count = ApprovalCount()
    var keys: Set<String> = []
    for entry in entries {
      let reason: String
      switch try await judge(entry) {
      case .rejected(let why): reason = why
      case .approved(let approval, let key):
        if count.approvals.contains(where: { $0.approver == approval.approver }) {
          reason = "\(approval.approver.name) is counted already"
        } else if !keys.insert(key).inserted {
          reason = "its key signed another approval"
        } else {
          count.approvals.append(approval)
          continue
        }
      }
      count.rejections.append(ApprovalCount.Rejection(file: entry.name, reason: reason))
    }
    return count
  }

  private enum Judgement {
    case approved(ApprovalCount.Approval, key: String)
    case rejected(String)
  }

  private func judge(_ entry: StatementFolder.Entry) async throws(EvidenceFault) -> Judgement {
    let approver: Approver
    let key: String
    switch try await signatories.signer(of: entry) {
    case .nobody(let reason): return .rejected(reason)
    case .approver(let person, let fingerprint): (approver, key) = (person, fingerprint)
    }
    // Read only now: what is read is what was verified.
    let statement: ApprovalStatement
    switch ApprovalStatement.read(entry.bytes, about: subject) {
    case .failure(let mismatch): return .rejected(mismatch.reason)
    case .success(let read): statement = read
    }
    if statement.principal != approver.principal {
      return .rejected("it says that \(statement.principal.printable) approves, and \(approver.principal) signed")
    }
    if statement.until < signatories.today { return .rejected("it expired on \(statement.until)") }
    if let reason = signatories.authorship(of: approver) { return .rejected(reason) }
    return .approved(.init(approver: approver, until: statement.until, file: entry.name), key: key)
  }
}
