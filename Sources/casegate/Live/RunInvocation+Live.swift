import CaseAgents
import CaseFiles
import CaseJudgement
import CaseModel
import CaseRun

// What a run may ask live, and what ends that.
extension RunInvocation {
  /// How long calls that are underway may take when the run is interrupted.
  private static let patience = Duration.seconds(4)

  static func waitForCalls() async {
    do { try await Task.sleep(for: patience) } catch { return }
  }

  /// What live agents share: nothing is started once the run is stopped, and a limit stops it.
  var liveCalls: LiveCalls {
    let limits = CallLimits(
      command.live.bounds, stop: { [stop] in stop.stop($0) }, isStopped: { [stop] in stop.isStopped })
    return LiveCalls(journal: journal, limits: limits) { [stop] in stop.stop($0) }
  }

  /// A limit of cost holds nothing against a model whose price nobody knows.
  func checkPrices(of loaded: LoadedWorkflow, _ findings: inout Findings) {
    if command.live.maxCost == nil { return }
    for agent in loaded.workflow.answeringAgents where loaded.isLive(agent, command.live.record) {
      guard let chat = agent.chat, chat.prices == nil else { continue }
      findings.error(
        "agent.no-prices", "--max-cost cannot hold: nothing says what '\(agent.name)' costs",
        hint: "add prices: {input: …, output: …} to its chat, in US dollars for a million tokens", at: chat.source)
    }
  }

  /// What the drills come to that the gate demands.
  func drills(
    _ plan: RunPlan, _ agents: AgentWiring
  ) -> @Sendable () async -> Result<[CheckResult], RunFailure> {
    let kinds = plan.loaded.workflow.gate.drills
    if kinds.isEmpty { return { .success([]) } }
    let drills = DrillRun(
      plan.loaded, boundary: plan.loaded.workflow, kinds: kinds, agents: agents.agents,
      requestsInFlight: agents.programs.requestsInFlight, stop: stop)
    return { [stop] in
      var findings = Findings()
      if let report = await drills.report(&findings) { return .success(report.checks) }
      // A run that was stopped has no verdict whatever the drills would say.
      return stop.isStopped ? .success([]) : .failure(.invalid(findings))
    }
  }

  /// The options that a run can only be gone on with if they are the same.
  var bearingOptions: [String] {
    var options: [String] = []
    if command.live.record != .none { options.append("--record \(command.live.record.rawValue)") }
    if let passRate = command.passRate { options.append("--pass-rate \(passRate)") }
    if let baseline = command.baseline { options.append("--baseline \(baseline)") }
    if let base = command.base { options.append("--base \(base)") }
    if command.stopEarly { options.append("--stop-early") }
    if command.againstItself { options.append("--against-itself") }
    return options
  }
}
