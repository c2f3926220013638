import CaseModel
import Foundation

/// Who may sign statements about a workflow, and how their signatures are known.
///
/// Everything that decides comes from before the change: who may approve, and whose the keys are.
package struct Signatories: Sendable {
  /// Of the version before the change.
  let control: ChangeControl
  /// As the file was before the change; absolute.
  let allowedSigners: String
  /// The commits that made the change.
  let commits: [Commit]
  let today: CalendarDate
  private let signatures = SSHSignatures()

  /// Whose a signature is.
  enum Answer {
    /// - Parameter key: the key's fingerprint.
    case approver(Approver, key: String)
    /// Nobody's who may sign, and why.
    case nobody(String)
  }

  /// Who signed exactly the bytes of a statement.
  ///
  /// - Throws: where ssh-keygen cannot be asked.
  func signer(of entry: StatementFolder.Entry) async throws(EvidenceFault) -> Answer {
    guard FileManager.default.fileExists(atPath: entry.signature) else {
      return .nobody("there is no signature beside it")
    }
    for approver in control.approvers {
      let key = try await signatures.verify(
        entry.bytes, signature: entry.signature, principal: approver.principal, allowedSigners: allowedSigners,
        on: today)
      if let key { return .approver(approver, key: key) }
    }
    return .nobody(try await stranger(entry))
  }

  /// Why a signature is no approver's.
  private func stranger(_ entry: StatementFolder.Entry) async throws(EvidenceFault) -> String {
    let signers = try await signatures.signers(of: entry.signature, allowedSigners: allowedSigners)
    if signers.isEmpty { return "its signature is by no key that was allowed at the base" }
    let known = control.approvers.map(\.principal)
    if signers.contains(where: known.contains) {
      return "its signature is not one of these bytes for \(SSHSignatures.namespace)"
    }
    return "\(signers.joined(separator: ", ")) was no approver at the base"
  }

  /// Why somebody cannot agree to the change: they made a part of it. Nothing where they did not.
  func authorship(of approver: Approver) -> String? {
    let commit = commits.first { $0.people.contains { approver.isPerhaps(name: $0.name, email: $0.email) } }
    return commit.map { "\(approver.name) made the commit \($0.id.short): an author cannot approve" }
  }
}
