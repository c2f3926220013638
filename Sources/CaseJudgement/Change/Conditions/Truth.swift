import CaseModel

/// What a question about a case comes to: a reply that cannot be read is an error of the case, and neither yes nor no.
package enum Truth: Hashable, Sendable, CaseIterable {
  case yes, no, unreadable

  /// The answer to the opposite question, which cannot be read either where this one cannot.
  var inverted: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unreadable: .unreadable
    }
  }
}
