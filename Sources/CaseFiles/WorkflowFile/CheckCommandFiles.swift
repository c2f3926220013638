import CaseJSON
import CaseModel

/// Finds files that a program is made of and that no digest covers: they could change and nobody would know.
func checkCommandFiles(of draft: UncheckedWorkflow, _ files: NamedFiles, _ findings: inout Findings) {
  // What is wrong with a file that is named is said where it is digested.
  var reported = Findings()
  for agent in draft.agents where agent.recording == nil {
    let digested = agent.files.compactMap { files.find($0, at: agent.source, &reported)?.path }
    for word in agent.command {
      guard let file = files.find(word, at: agent.source, &reported), !digested.contains(file.path) else { continue }
      findings.warning(
        "agent.undigested-file", "'\(agent.name)' runs \(file.name), which is not among its files",
        hint: "add it to files: a change of it has to change the workflow's digest",
        at: agent.source["command"] ?? agent.source)
    }
  }
}
