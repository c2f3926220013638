import CaseJSON
import CaseModel

/// The paths that the text of a workflow names, whether the workflow is valid or not.
///
/// For whoever has to fetch the files before the workflow can be loaded; what is wrong with it is said then.
package struct NamedPaths: Sendable, Equatable {
  /// Relative to the workflow's folder, as they are written.
  package let paths: [String]
  /// What the workflow calls itself; nothing where the text is no workflow.
  package let workflow: String?

  package init(in text: [UInt8]) {
    var ignored = Findings()
    guard let source = YAMLReader.read(text, name: "", &ignored) else {
      paths = []
      workflow = nil
      return
    }
    workflow = source["casegate"] == nil ? nil : source["name"]?.string
    var named = Self.list(source["datasets"])
    if let agents = source["agents"] {
      for agent in agents.members {
        named += Self.list(agent.value["files"])
        named.append(agent.value["recording"])
        named += ["system", "prompt", "tools", "output"].map { agent.value["chat"]?[$0] }
      }
    }
    if let judges = source["judges"] {
      for judge in judges.members { named += [judge.value["rubric"], judge.value["calibration"]] }
    }
    named.append(source["budget"]?["incidents"])
    named.append(source["change_control"]?["allowed_signers"])
    paths = named.compactMap { $0?.string }
  }

  private static func list(_ value: JSONValue?) -> [JSONValue?] { value.map { Array($0.elements) } ?? [] }
}
