import CaseJSON
import CaseModel

/// A recorded result as it is being read.
struct ToolResultDraft {
  fileprivate var action: String?
  fileprivate var arguments: JSONValue?
  fileprivate var result: JSONValue?

  var value: ToolResult? {
    guard let action, let arguments, let result else { return nil }
    return ToolResult(action: action, arguments: arguments, result: result)
  }
}

extension Codec where Value == [ToolResult] {
  /// Results by action and arguments, each of which has one.
  static var toolResults: Codec<[ToolResult]> {
    Codec<[ToolResultDraft]>.list(toolResultTable.codec { _ in ToolResultDraft() }).map { drafts, value, findings in
      let results = drafts.compactMap(\.value)
      for (index, result) in results.enumerated()
      where results[..<index].contains(where: { $0.action == result.action && $0.arguments == result.arguments }) {
        findings.error(
          "tool-result.doubled", "there are two results of '\(result.action.printable)' with the same arguments",
          hint: "keep the one that the agent saw", at: value[index] ?? value)
      }
      return results
    }
  }
}

private let toolResultTable = Table<ToolResultDraft>(
  "What a tool answered when the case was worked on.",
  [
    Field("action", .text, isRequired: true, "the tool, an action that changes nothing") { $0.action = $1 },
    Field("arguments", .object, isRequired: true, "what it was asked") { $0.arguments = $1 },
    Field("result", .anything, isRequired: true, "what it answered") { $0.result = $1 },
  ])
