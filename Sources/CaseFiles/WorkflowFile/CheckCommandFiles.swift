import CaseJSON
import CaseModel
import Foundation

/// Finds what a program is made of and no digest covers: it could change and nobody would know.
func checkCommandFiles(of draft: UncheckedWorkflow, _ files: NamedFiles, _ findings: inout Findings) {
  // What is wrong with a file that is named is said where it is digested.
  var reported = Findings()
  for agent in draft.agents where agent.recording == nil && !agent.command.isEmpty {
    let digested = agent.files.compactMap { files.find($0, at: agent.source, &reported)?.path }
    let place = agent.source["command"] ?? agent.source
    for (index, word) in agent.command.enumerated() {
      if let file = files.find(word, at: agent.source, &reported) {
        if digested.contains(file.path) { continue }
        findings.warning(
          "agent.undigested-file", "'\(agent.name)' runs \(file.name), which is not among its files",
          hint: "add it to files: a change of it has to change the workflow's digest", at: place)
      } else if index > 0 || !word.hasPrefix("/"), word.contains("/"), files.isThere(word) {
        // The program itself may be the system's.
        findings.warning(
          "agent.undigested-file", "'\(agent.name)' runs '\(word)', which no digest can cover",
          hint: "name files inside the project, and list them under files", at: place)
      }
    }
    if agent.files.isEmpty {
      findings.warning(
        "agent.no-files", "nothing says what the program of '\(agent.name)' is made of",
        hint: "list its files, so that a change of them changes the workflow's digest", at: place)
    }
  }
}
