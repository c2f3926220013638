package import CaseModel

/// An agent that is a program: persistent processes that are asked over the worker protocol.
package struct CommandAgent: Agent {
  private let pool: WorkerPool

  package init(_ pool: WorkerPool) { self.pool = pool }

  package func propose(_ request: ProposalRequest) async -> Reply {
    await pool.propose(request.parameters)
  }
}
