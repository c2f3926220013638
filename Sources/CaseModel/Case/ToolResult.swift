package import CaseJSON

/// What a tool answered when the case was worked on, for agents that look things up before they decide.
package struct ToolResult: Sendable, Equatable {
  package var action: String
  /// An object.
  package var arguments: JSONValue
  package var result: JSONValue

  package init(action: String, arguments: JSONValue, result: JSONValue) {
    self.action = action
    self.arguments = arguments
    self.result = result
  }
}
