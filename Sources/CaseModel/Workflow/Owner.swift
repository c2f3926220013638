/// Somebody, or some team, with a name and a way to be reached.
package struct Owner: Sendable, Equatable {
  package enum Kind: String, CaseIterable, Sendable {
    case person, team, vendor
  }

  package var name = ""
  package var kind = Kind.person
  package var title: String?
  package var contact: String?

  package init() {}

  package init(name: String, kind: Kind = .person, title: String? = nil, contact: String? = nil) {
    self.name = name
    self.kind = kind
    self.title = title
    self.contact = contact
  }

  /// Only a person can be accountable.
  package var canBeAccountable: Bool { kind == .person && !name.isEmpty }
}

/// Who answers for a workflow, by role.
package struct Owners: Sendable, Equatable {
  /// Answers for what the workflow does.
  package var workflow: Owner?
  /// Answers for the machinery.
  package var system: Owner?
  /// Answers for refusals and whatever falls between the rules.
  package var exception: Owner?
  /// What the exception owner takes on; absent where there is none.
  package var exceptionDuty: ExceptionDuty?
  /// Answers for the business result.
  package var outcome: OutcomeOwner?

  package init() {}
}

/// The owner of the business result, and the number by which it is judged.
package struct OutcomeOwner: Sendable, Equatable {
  package var owner = Owner()
  package var measure: String?

  package init() {}
}
