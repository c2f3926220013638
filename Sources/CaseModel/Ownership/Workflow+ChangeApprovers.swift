import CaseJSON

extension Workflow {
  /// The people who may approve a change of the workflow, by name, as they are written.
  package var changeApprovers: [String] {
    guard let list = source["change_control"]?["approvers"], list.kind == .array else { return [] }
    return list.elements.compactMap { $0.string ?? $0["name"]?.string }
  }
}
