package import CaseFiles
import CaseJSON
import CaseJudgement
package import CaseModel
import CaseReplay

/// Replays the real cases, derives probes from what became of them, and replays those.
///
/// Agents are asked about real cases only. In a probe, an agent says what it said about the real case, so that what is
/// probed are rules and authority: what they may do does not depend on what an agent would have said.
package struct DrillRun: Sendable {
  private let subject: LoadedWorkflow
  private let replayer: CaseReplayer
  private let width: Int
  private let stop: RunStop
  private let kinds: [DrillKind]
  private let drills: [any Drill]
  private let boundary: DecisionProgram
  private let programs: ProbePrograms
  /// What the steps of the probed workflow, and of the one that says where the boundary is, do.
  private let own: [JSONValue]
  private let known: [JSONValue]

  /// - Parameters:
  ///   - subject: the workflow that is probed.
  ///   - boundary: the workflow that says where the boundary is; the subject itself, or an earlier version.
  ///   - requestsInFlight: how many requests programs can be sent at once; 0 where none is asked.
  package init(
    _ subject: LoadedWorkflow, boundary: Workflow, kinds: [DrillKind], agents: [String: any Agent],
    requestsInFlight: Int = 0, stop: RunStop = RunStop()
  ) {
    self.subject = subject
    self.kinds = DrillKind.allCases.filter { kinds.contains($0) }
    replayer = CaseReplayer(workflow: subject.workflow, agents: agents, isKilled: false)
    width = requestsInFlight
    self.stop = stop
    self.boundary = DecisionProgram(boundary)
    drills = self.kinds.map { kind in
      switch kind {
      case .missingInput: MissingInputDrill(workflow: boundary)
      case .limits: LimitDrill(workflow: boundary)
      case .approvals: ApprovalDrill(workflow: boundary)
      case .killSwitch: KillSwitchDrill(workflow: boundary)
      case .agents: AgentDrill()
      case .escalationOwners: EscalationOwnerDrill(workflow: boundary)
      case .metamorphic: MetamorphicDrill(workflow: subject.workflow)
      }
    }
    programs = ProbePrograms(subject)
    own = subject.workflow.steps.map(\.identity)
    known = boundary.steps.map(\.identity)
  }

  /// Probes all cases of the subject's datasets.
  ///
  /// - Returns: nothing where a dataset cannot be used, or the task was cancelled; the findings say why.
  package func report(_ findings: inout Findings) async -> DrillReport? {
    var report = DrillReport(kinds: kinds)
    for dataset in subject.datasets {
      do throws(FileFault) {
        var reader = try LineReader(path: dataset.path, shownAs: dataset.name)
        while let block = try reader.next() {
          let parsed = CaseParser.parse(block, file: dataset.name)
          findings.append(parsed.findings)
          if findings.hasErrors { continue }
          let outcomes = await outcomes(of: parsed.cases.map(\.item))
          for (read, outcome) in zip(parsed.cases, outcomes) {
            guard let outcome, !stop.isStopped else {
              findings.add(Finding(.error, "drill.interrupted", "the drill was interrupted"))
              return nil
            }
            add(probed(read.item, outcome), at: read.line, of: dataset, to: &report)
          }
        }
      } catch {
        findings.add(error.finding)
      }
    }
    if report.caseCount == 0, !findings.hasErrors {
      findings.add(
        Finding(
          .error, "dataset.none", "\(subject.name) has no case from which probes could be derived",
          hint: "add datasets: [FILE] to the workflow"))
    }
    return findings.hasErrors ? nil : report
  }

  /// What became of the real cases; nothing for one that was cancelled.
  private func outcomes(of cases: [Case]) async -> [Outcome?] {
    if width > 0 {
      let progress = RunProgress(total: cases.count) { _ in }
      return await OutcomeWindow(
        replayer: SideBySide(replayer), repeats: 1, width: width, stop: stop, progress: progress
      ).runs(of: cases).map { $0?.first?.candidate }
    }
    var outcomes: [Outcome?] = []
    for item in cases { outcomes.append(await replayer.outcome(of: item, repetition: 1)) }
    return outcomes
  }

  /// What the step does that decided; absent where none did.
  private func identity(_ outcome: Outcome, _ steps: [JSONValue]) -> JSONValue? {
    outcome.trace.step.flatMap { $0 < steps.count ? steps[$0] : nil }
  }

  private func probed(_ item: Case, _ own: Outcome) -> ProbedCase {
    let outcome = Replay.outcome(of: item, through: boundary, replies: own.trace.replies)
    return ProbedCase(item: item, outcome: outcome, step: identity(outcome, known), ownOutcome: own)
  }

  private func add(_ probed: ProbedCase, at line: Int, of dataset: DatasetReference, to report: inout DrillReport) {
    report.caseCount += 1
    if probed.ownOutcome.fault != nil { report.erroredCases += 1 }
    for drill in drills {
      for probe in drill.probes(of: probed) {
        guard let outcome = programs.outcome(of: probe) else { continue }
        let judgement = probe.demand.judge(outcome, on: probe.item, step: identity(outcome, own), of: probed)
        // A probe that nothing was demanded of has shown nothing.
        if judgement != .undemanded { report.probeCounts[probe.kind, default: 0] += 1 }
        guard case .broken(let breach) = judgement else { continue }
        report.add(
          DrillReport.Crossing(
            kind: probe.kind, subject: probe.subject, count: 1, caseID: probed.item.id, file: dataset.name,
            line: line, change: probe.change, demand: breach, actual: outcome.headline,
            distance: probe.distance))
      }
    }
  }
}

extension DecisionStep {
  /// What the step does, without what people call it.
  fileprivate var identity: JSONValue {
    var builder = JSONBuilder()
    builder.beginObject()
    for member in source.members where member.name != "rule" {
      builder.key(member.name)
      builder.copy(member.value)
    }
    builder.end()
    return builder.finish()
  }
}
