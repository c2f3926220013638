import CaseAgents
import CaseFiles
import CaseModel

/// The programs that answer for agents in this run: a pool of workers for each.
struct AgentPrograms: Sendable {
  private let pools: [WorkerPool]
  let agents: [String: any Agent]
  /// How many requests they can be sent at once; 0 where there is no program.
  let requestsInFlight: Int
  /// What the helpers read; absent where there is none.
  private let folder: PrivateFolder?

  /// - Parameters:
  ///   - definitions: agents that have a command, or that may be called over a network.
  ///   - jobs: how many processes each of them may have.
  ///   - environment: of this process, of which a program sees what its workflow names; absent where none will be asked.
  init(
    _ definitions: [AgentDefinition], of loaded: LoadedWorkflow, jobs: Int, environment: [String: String]?,
    _ findings: inout Findings
  ) {
    var maker = ProgramMaker(loaded, jobs: jobs, environment: environment)
    var pools: [WorkerPool] = []
    var agents: [String: any Agent] = [:]
    var inFlight = 0
    for agent in definitions {
      guard let program = maker.program(for: agent, &findings) else { continue }
      let pool = WorkerPool(agent.name, program.command, workers: program.workers)
      pools.append(pool)
      agents[agent.name] = CommandAgent(pool)
      inFlight += program.command.inFlight * program.workers
    }
    folder = maker.folder
    self.pools = pools
    self.agents = agents
    requestsInFlight = inFlight
  }

  /// Starts to answer.
  ///
  /// - Returns: what ends the programs and tells what happened to them; in a cancelled task it does not wait for answers.
  func start() -> @Sendable () async -> [AgentLog] {
    let services = pools.map { pool in Task { await pool.serve() } }
    return { [pools, folder] in
      for pool in pools { await pool.close() }
      await withTaskCancellationHandler {
        for service in services { await service.value }
      } onCancel: {
        for service in services { service.cancel() }
      }
      // The process ends without giving its values back.
      folder?.remove()
      var logs: [AgentLog] = []
      for pool in pools { logs.append(await pool.history) }
      return logs
    }
  }
}
