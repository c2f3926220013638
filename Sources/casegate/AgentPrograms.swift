import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import Foundation

/// The programs that answer for agents in this run: a pool of workers for each.
struct AgentPrograms: Sendable {
  private let pools: [WorkerPool]
  let agents: [String: any Agent]
  /// How many requests they can be sent at once; 0 where there is no program.
  let requestsInFlight: Int

  /// - Parameters:
  ///   - definitions: agents that have a command.
  ///   - jobs: how many processes each of them may have.
  ///   - environment: of this process, of which a program sees what its workflow names; absent where none will be asked.
  init(
    _ definitions: [AgentDefinition], of loaded: LoadedWorkflow, jobs: Int, environment: [String: String]?,
    _ findings: inout Findings
  ) {
    let folder = URL(fileURLWithPath: loaded.path).deletingLastPathComponent().path
    var pools: [WorkerPool] = []
    var agents: [String: any Agent] = [:]
    var inFlight = 0
    for agent in definitions {
      var command = WorkerCommand(arguments: agent.command, folder: folder)
      for name in agent.environment {
        guard let environment else { break }
        guard let value = environment[name] else {
          findings.error(
            "agent.no-variable", "'\(agent.name)' needs the environment variable \(name), which is not set",
            hint: "set it, or take it out of env", at: agent.source["env"] ?? agent.source)
          continue
        }
        command.environment[name] = value
      }
      if let timeout = agent.timeout { command.timeout = .milliseconds(timeout.milliseconds) }
      if let own = agent.inFlight { command.inFlight = own }
      let pool = WorkerPool(agent.name, command, workers: jobs)
      pools.append(pool)
      agents[agent.name] = CommandAgent(pool)
      inFlight += command.inFlight * jobs
    }
    self.pools = pools
    self.agents = agents
    requestsInFlight = inFlight
  }

  /// Starts to answer.
  ///
  /// - Returns: what ends the programs and tells what happened to them; in a cancelled task it does not wait for answers.
  func start() -> @Sendable () async -> [AgentLog] {
    let services = pools.map { pool in Task { await pool.serve() } }
    return { [pools] in
      for pool in pools { await pool.close() }
      await withTaskCancellationHandler {
        for service in services { await service.value }
      } onCancel: {
        for service in services { service.cancel() }
      }
      var logs: [AgentLog] = []
      for pool in pools { logs.append(await pool.history) }
      return logs
    }
  }
}
