import CaseJSON
package import CaseModel

/// What casegate hands to its helper: one agent as its workflow has it, and the texts of the files that it names.
///
/// No secret stands in it: of keys it holds the names of the environment variables that have them.
package struct HelperFile: Sendable {
  package var name = ""
  package var definition: AgentDefinition
  /// By their names in the workflow.
  package var files: [String: String] = [:]

  package init(_ definition: AgentDefinition, files: [String: String]) {
    name = definition.name
    self.definition = definition
    self.files = files
  }

  fileprivate init(source: JSONValue) { definition = AgentDefinition(source: source) }

  /// As the helper reads it.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("definition")
      writer.value(definition.source)
      writer.key("files")
      writer.object { writer in
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
          writer.key(named: name)
          writer.string(text)
        }
      }
      writer.key("name")
      writer.string(name)
    }
    return writer.bytes
  }

  /// Reads one, and checks what its agent says about itself.
  ///
  /// - Returns: nothing where there is an error among the findings.
  package static func read(_ name: String, _ findings: inout Findings) -> HelperFile? {
    guard let bytes = FileReading.bytes(of: name, shownAs: name, &findings) else { return nil }
    let (document, faults) = JSONScanner.scan(bytes, file: name)
    for fault in faults {
      bytes.withUnsafeBufferPointer { findings.add(Finding(fault, file: name, line: 1, text: $0)) }
    }
    guard faults.isEmpty, let root = document?.root,
      var file = helperTable.codec(HelperFile.init(source:)).decode(root, &findings)
    else { return nil }
    file.definition.name = file.name
    var draft = UncheckedWorkflow(source: root)
    draft.agents = [file.definition]
    checkAgents(draft, &findings)
    if !file.definition.callsNetwork {
      findings.error("agent.no-source", "'\(file.name)' has neither chat nor http", at: file.definition.source)
    }
    return findings.hasErrors ? nil : file
  }
}

private let helperTable = Table<HelperFile>(
  "One agent for the helper.",
  [
    Field("name", .text, isRequired: true, "the agent's name") { $0.name = $1 },
    Field("definition", agentTable.codec(AgentDefinition.init(source:)), isRequired: true, "what it is") {
      $0.definition = $1
    },
    Field("files", .named(.text), isRequired: true, "texts of files by name") { file, files in
      file.files = Dictionary(files.map { ($0.name, $0.value) }) { first, _ in first }
    },
  ])
