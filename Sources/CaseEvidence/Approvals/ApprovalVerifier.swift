package import CaseModel
import Foundation

/// Tells which of the approvals that lie beside a workflow count for a change of it.
///
/// Everything that decides comes from before the change: who may approve, and whose the keys are.
package struct ApprovalVerifier: Sendable {
  /// Of the version before the change.
  private let control: ChangeControl
  /// As the file was before the change; absolute.
  private let allowedSigners: String
  private let subject: ApprovalSubject
  /// The commits that made the change.
  private let commits: [Commit]
  private let today: CalendarDate
  private let signatures: SSHSignatures

  package init(
    _ control: ChangeControl, allowedSigners: String, subject: ApprovalSubject, commits: [Commit],
    today: CalendarDate, signatures: SSHSignatures = SSHSignatures()
  ) {
    self.control = control
    self.allowedSigners = allowedSigners
    self.subject = subject
    self.commits = commits
    self.today = today
    self.signatures = signatures
  }

  /// - Throws: where ssh-keygen cannot be asked.
  package func count(_ entries: [ApprovalFolder.Entry]) async throws(EvidenceFault) -> ApprovalCount {
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

  private func judge(_ entry: ApprovalFolder.Entry) async throws(EvidenceFault) -> Judgement {
    guard FileManager.default.fileExists(atPath: entry.signature) else {
      return .rejected("there is no signature beside it")
    }
    guard let (approver, key) = try await signer(of: entry) else { return .rejected(try await stranger(entry)) }
    // Read only now: what is read is what was verified.
    let statement: ApprovalStatement
    switch ApprovalStatement.read(entry.bytes, about: subject) {
    case .failure(let mismatch): return .rejected(mismatch.reason)
    case .success(let read): statement = read
    }
    if statement.principal != approver.principal {
      return .rejected("it says that \(statement.principal.printable) approves, and \(approver.principal) signed")
    }
    if statement.until < today { return .rejected("it expired on \(statement.until)") }
    if let commit = commits.first(where: { $0.people.contains { approver.isPerhaps(name: $0.name, email: $0.email) } })
    {
      return .rejected("\(approver.name) made the commit \(commit.id.short): an author cannot approve")
    }
    return .approved(.init(approver: approver, until: statement.until, file: entry.name), key: key)
  }

  private func signer(
    of entry: ApprovalFolder.Entry
  ) async throws(EvidenceFault) -> (approver: Approver, key: String)? {
    for approver in control.approvers {
      let key = try await signatures.verify(
        entry.bytes, signature: entry.signature, principal: approver.principal, allowedSigners: allowedSigners,
        on: today)
      if let key { return (approver, key) }
    }
    return nil
  }

  /// Why a signature is no approver's.
  private func stranger(_ entry: ApprovalFolder.Entry) async throws(EvidenceFault) -> String {
    let signers = try await signatures.signers(of: entry.signature, allowedSigners: allowedSigners)
    if signers.isEmpty { return "its signature is by no key that was allowed at the base" }
    let known = control.approvers.map(\.principal)
    if signers.contains(where: known.contains) {
      return "its signature is not one of these bytes for \(SSHSignatures.namespace)"
    }
    return "\(signers.joined(separator: ", ")) was no approver at the base"
  }
}
