package import CaseJSON

/// Something that a model may call: an action of the workflow, as the model is told about it.
package struct ChatTool: Sendable {
  package var name = ""
  package var description: String?
  /// A JSON Schema of an object; absent for a tool without arguments.
  package var parameters: JSONValue?
  /// Where it is declared.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }
}
