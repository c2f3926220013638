package import CaseJSON

/// The outcome that was right for a case, or the several that all were.
package struct Expectation: Sendable, Equatable {
  /// At least one.
  package let alternatives: [ExpectedOutcome]
  /// As it was written, which is what its digest covers.
  package let source: JSONValue

  /// The disposition that all alternatives agree on; absent where they are mixed.
  package let disposition: Disposition?

  package init(alternatives: [ExpectedOutcome], source: JSONValue) {
    self.init(alternatives: alternatives, disposition: Self.disposition(of: alternatives), source: source)
  }

  private init(alternatives: [ExpectedOutcome], disposition: Disposition?, source: JSONValue) {
    self.alternatives = alternatives
    self.disposition = disposition
    self.source = source
  }

  /// What another case expects that is written alike, which stands somewhere else.
  package func written(at source: JSONValue) -> Expectation {
    Expectation(alternatives: alternatives, disposition: disposition, source: source)
  }

  private static func disposition(of alternatives: [ExpectedOutcome]) -> Disposition? {
    guard let first = alternatives.first?.disposition else { return nil }
    return alternatives.allSatisfy { $0.disposition == first } ? first : nil
  }

  /// Where an alternative is written, which what was read of it does not say: cases that expect the same share that.
  package func source(ofAlternative index: Int) -> JSONValue { source["any_of"]?[index] ?? source }

  /// Whether a judge may have to be asked.
  package var asksJudges: Bool { alternatives.contains(where: \.asksJudges) }
}

/// One outcome that would have been right.
package struct ExpectedOutcome: Sendable, Equatable {
  package var disposition: Disposition
  /// The calls that should have been made; absent where nobody said.
  package var calls: ExpectedCalls?
  package var output: Matcher?
  /// Whether a judge may have to be asked about the output; found out once, because few are.
  package let asksJudges: Bool
  /// The escalation contract.
  package var to: Matcher?
  package var reason: Matcher?
  /// What the escalation should have carried with it.
  package var attach: [String]

  package init(
    disposition: Disposition, calls: ExpectedCalls? = nil, output: Matcher? = nil, to: Matcher? = nil,
    reason: Matcher? = nil, attach: [String] = []
  ) {
    self.disposition = disposition
    self.calls = calls
    self.output = output
    asksJudges = output?.asksJudges ?? false
    self.to = to
    self.reason = reason
    self.attach = attach
  }
}

/// The changing calls that were right, and how they are compared.
package struct ExpectedCalls: Sendable, Equatable {
  package enum Order: String, CaseIterable, Sendable {
    /// All of them, in this order, and no other.
    case inOrder = "in_order"
    /// All of them in any order, and no other.
    case anyOrder = "any_order"
    /// These among others.
    case includes
  }

  package let order: Order
  package let calls: [ExpectedCall]

  package init(order: Order, calls: [ExpectedCall]) {
    self.order = order
    self.calls = calls
  }
}

package struct ExpectedCall: Sendable, Equatable {
  package let action: String
  /// Compared key by key, all of them; absent where nobody said.
  package let arguments: Matcher?

  package init(action: String, arguments: Matcher? = nil) {
    self.action = action
    self.arguments = arguments
  }
}
