package import CaseJSON

/// What a condition or a reference reads: a field of the case's input, or of an agent's reply.
package enum Operand: Hashable, Sendable, CustomStringConvertible {
  /// `input.customer.tier`; an empty path is the whole input.
  case input(JSONPath)
  /// `classifier.output.category`
  case reply(agent: String, JSONPath)

  /// The name that means the case's input and no agent.
  package static let inputName = "input"

  /// - Returns: nothing where the text is no dotted name of something inside the input or a reply.
  package init?(_ text: String) {
    guard let path = JSONPath(text), path.components.count > 1 else { return nil }
    let rest = JSONPath(components: Array(path.components.dropFirst()))
    self = path.components[0] == Self.inputName ? .input(rest) : .reply(agent: path.components[0], rest)
  }

  package var description: String {
    switch self {
    case .input(let path): "\(Self.inputName).\(path)"
    case .reply(let agent, let path): "\(agent).\(path)"
    }
  }
}
