/// Who has to agree to a change of a workflow, and how many of them to which kind of change.
///
/// What counts is what the version before the change says: a change cannot relax its own judge.
package struct ChangeControl: Sendable, Equatable {
  package var approvers: [Approver] = []
  /// The file with the approvers' public keys, as `ssh-keygen` reads it, relative to the workflow.
  package var allowedSigners: String?
  /// How many approvals a kind of change takes where it is not the usual number.
  package var required: [ChangeKind: Int] = [:]

  package init() {}

  /// What a change that widens takes unless the workflow says otherwise.
  package static let usualNumber = 1

  /// How many approvals a kind of change takes: none where it widens nothing.
  package func approvals(for kind: ChangeKind) -> Int {
    kind.widens ? required[kind] ?? Self.usualNumber : 0
  }

  /// How many approvals all of these changes take together: as many as the one that takes most.
  package func approvals(for changes: [WorkflowChange]) -> Int {
    changes.map { approvals(for: $0.kind) }.max() ?? 0
  }
}

/// Somebody who may agree to a change, known by a key.
package struct Approver: Sendable, Equatable {
  package var name = ""
  /// Under which name the public key stands among the allowed signers: an e-mail address as a rule.
  package var principal = ""
  /// Other addresses under which they make commits.
  package var emails: [String] = []

  package init() {}

  package init(name: String, principal: String, emails: [String] = []) {
    self.name = name
    self.principal = principal
    self.emails = emails
  }

  /// Whether somebody who made a commit can be this person: by an address, or by the name.
  package func isPerhaps(name: String, email: String) -> Bool {
    let email = email.lowercased()
    return ([principal] + emails).contains { $0.lowercased() == email } || name.lowercased() == self.name.lowercased()
  }
}
