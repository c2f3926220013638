import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import Foundation

/// Makes of what a workflow says about an agent the program that answers for it.
struct ProgramMaker {
  private let loaded: LoadedWorkflow
  private let jobs: Int
  private let environment: [String: String]?
  private var helpers = 0
  /// What the helpers read; absent where there is none.
  private(set) var folder: PrivateFolder?

  /// - Parameters:
  ///   - jobs: how many processes a command may have.
  ///   - environment: of this process, of which a program sees what its workflow names; absent where none will be asked.
  init(_ loaded: LoadedWorkflow, jobs: Int, environment: [String: String]?) {
    self.loaded = loaded
    self.jobs = jobs
    self.environment = environment
  }

  /// - Returns: nothing where there is none; the findings say why.
  mutating func program(
    for agent: AgentDefinition, _ findings: inout Findings
  ) -> (command: WorkerCommand, workers: Int)? {
    guard var command = agent.callsNetwork ? helper(for: agent, &findings) : own(agent) else { return nil }
    for name in agent.environmentNames {
      guard let environment else { break }
      guard let value = environment[name] else {
        findings.error(
          "agent.no-variable", "'\(agent.name)' needs the environment variable \(name), which is not set",
          hint: agent.callsNetwork ? "set it" : "set it, or take it out of env", at: agent.source["env"] ?? agent.source
        )
        continue
      }
      command.environment[name] = value
    }
    return (command, agent.callsNetwork ? 1 : jobs)
  }

  private func own(_ agent: AgentDefinition) -> WorkerCommand {
    var command = WorkerCommand(
      arguments: agent.command, folder: URL(fileURLWithPath: loaded.path).deletingLastPathComponent().path)
    if let timeout = agent.timeout { command.timeout = .milliseconds(timeout.milliseconds) }
    if let own = agent.inFlight { command.inFlight = own }
    return command
  }

  private mutating func helper(for agent: AgentDefinition, _ findings: inout Findings) -> WorkerCommand? {
    do throws(WriteFault) {
      if folder == nil { folder = try PrivateFolder("casegate-agents") }
      guard let folder else { return nil }
      helpers += 1
      return HelperProgram(for: agent, in: folder, &findings)?
        .command(for: agent, number: helpers, of: loaded, environment: environment, &findings)
    } catch {
      findings.error("agent.no-helper", "'\(agent.name)' cannot be handed over: \(error)", at: agent.source)
      return nil
    }
  }
}
