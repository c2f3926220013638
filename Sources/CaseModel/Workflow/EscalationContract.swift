package import CaseJSON

/// What happens to a case that a person has to decide: who gets it, with what, how soon.
package struct EscalationContract: Sendable {
  package var name = ""
  package var owner: Owner?
  /// People who may approve beside the owner, by name.
  package var approvers: [String] = []
  package var queue: String?
  package var respondWithin: TimeSpan?
  /// Input fields that must reach the person.
  package var attach: [Requirement] = []
  package var severity: CaseSeverity?
  package var description: String?
  /// Where it is declared.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }

  /// Whether a person may approve under this contract.
  package func mayApprove(_ name: String) -> Bool {
    !name.isEmpty && (name == owner?.name || approvers.contains(name))
  }
}
