package import CaseJSON

/// Something that the workflow may do, and how far.
package struct Action: Sendable {
  package var name = ""
  package var tier: Tier?
  /// Whether what it did can be undone; it cannot, unless somebody said so.
  package var isReversible = false
  /// The input fields without which it must not be done.
  package var requires: [Requirement] = []
  /// What its arguments or the input must satisfy to be done without a person.
  package var limits: [Limit] = []
  /// The escalation contract whose people may approve what goes beyond.
  package var approval: String?
  package var description: String?
  /// Where it is declared.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }
}

/// A bound on one argument of an action, or on an input field where the call has no such argument.
package struct Limit: Sendable, Equatable {
  package let path: JSONPath
  package let matcher: Matcher
  /// The bound as it was written, for messages.
  package let text: String

  package init(path: JSONPath, matcher: Matcher, text: String) {
    self.path = path
    self.matcher = matcher
    self.text = text
  }
}

/// An input field that something cannot do without.
package struct Requirement: Sendable, Equatable {
  package let path: JSONPath
  /// The path as it is written.
  package let name: String

  package init(path: JSONPath) {
    self.path = path
    name = path.description
  }
}
