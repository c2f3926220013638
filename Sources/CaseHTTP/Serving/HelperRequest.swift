package import CaseJSON

/// What casegate asks of the helper in one line: the parameters of the worker protocol.
package struct HelperRequest: Sendable {
  package let agent: String
  /// Counted from 1.
  package let repetition: Int
  package let input: JSONValue
  /// The replies of agents asked before, by their names: an object.
  package let replies: JSONValue
  /// What tools answer in this case; an empty list where it has none.
  package let toolResults: JSONValue
  /// All of it as it was sent.
  package let parameters: JSONValue
}
