import CaseAgents
import CaseEvidence
import CaseFiles
import CaseJudgement
import CaseModel
import CaseRun
import Foundation

/// Finds what `--baseline` names: the folder of a run, its `results.jsonl`, a workflow file, the name of a run, or a
/// revision of the repository.
///
/// Whatever cannot be used is no reason not to run: the run then has no baseline, and so no verdict.
struct BaselineFinder {
  /// What was found, and what has to live as long as the run.
  struct Found {
    var baseline: Baseline
    /// The programs of agents that only the baseline has.
    var programs: AgentPrograms?
    /// The files of a revision.
    var folder: RevisionFolder?

    var requestsInFlight: Int { programs?.requestsInFlight ?? 0 }

    /// Starts the programs of both versions.
    ///
    /// - Returns: what ends them all and tells what happened to them.
    func start(with candidate: AgentPrograms) -> @Sendable () async -> [AgentLog] {
      let end = candidate.start()
      guard let endBaseline = programs?.start() else { return end }
      return {
        let logs = await end()
        return logs
          + (await endBaseline()).map { log in
            var log = log
            log.agent = "\(log.agent) of the baseline"
            return log
          }
      }
    }
  }

  let plan: RunPlan
  let agents: AgentWiring
  /// Absent where no agent will be asked.
  let environment: [String: String]?
  /// How live agents are asked that only the baseline has; nothing of theirs is recorded.
  let calls: LiveCalls

  /// - Parameter name: as the user typed it.
  func find(_ name: String, _ findings: inout Findings) async -> Found {
    if await isAmbiguous(name) {
      let reason = "it names a revision and something in this folder: write ./\(name) or refs/heads/…"
      return Found(baseline: .unusable(named: name, reason: reason))
    }
    switch RunPath(name, store: RunStore(root: plan.loaded.root)) {
    case .run(let directory): return Found(baseline: run(directory, named: name, &findings))
    case .file: return workflow(name, &findings)
    case .nothing: return await revision(name, &findings)
    case .unusable(let reason): return Found(baseline: .unusable(named: name, reason: reason))
    }
  }

  /// Whether a name means a revision too: who adds a file to a change must not choose what it is compared with.
  private func isAmbiguous(_ name: String) async -> Bool {
    if case .nothing = RunPath(name, store: RunStore(root: plan.loaded.root)) { return false }
    do throws(EvidenceFault) {
      _ = try await GitRepository(at: plan.loaded.root).resolve(name)
      return true
    } catch {
      return false
    }
  }

  /// The workflow as it was at a revision.
  func found(_ base: BaseRevision, _ findings: inout Findings) -> Found {
    var found = version(base.loaded, .revision, "\(base.revision), \(base.commit.short)", &findings)
    found.folder = base.folder
    return found
  }

  private func run(_ directory: RunDirectory, named name: String, _ findings: inout Findings) -> Baseline {
    do throws(RecordedRun.Fault) {
      let run = try RecordedRun(directory, name: name)
      var refusals = otherWorkflow(run.identity.workflow)
      refusals += run.refusals(scorers: Scorer.version, repeats: plan.repeats, isKilled: plan.isKilled)
      refusals += RecordedRun.refusals(of: plan.loaded.digests.scorers.byName, and: run.judges)
      warn(of: run.identity.digest, named: name, &findings)
      return refusals.isEmpty ? .run(run) : .unusable(named: name, reason: refusals.joined(separator: "; "))
    } catch {
      return .unusable(named: name, reason: error.reason)
    }
  }

  /// Says that a baseline is the candidate itself.
  private func warn(of digest: String, named name: String, _ findings: inout Findings) {
    guard digest == plan.loaded.digests.whole.description else { return }
    findings.add(
      Finding(
        .warning, "baseline.same-version",
        "\(name.printable) is this very version, so that no change of the workflow can show",
        hint: "name the version before it"))
  }

  private func workflow(_ name: String, _ findings: inout Findings) -> Found {
    var own = Findings()
    let loaded = WorkflowLoader.load(name, &own)
    guard let loaded else { return invalid(own, named: name, &findings) }
    warn(of: loaded.digests.whole.description, named: name, &findings)
    return version(loaded, .workflow, name, &findings)
  }

  private func revision(_ name: String, _ findings: inout Findings) async -> Found {
    var own = Findings()
    let content: RevisionContent?
    do throws(EvidenceFault) {
      let repository = try await GitRepository(at: plan.loaded.root)
      content = await RevisionReader(repository).load(
        plan.loaded.path, called: plan.loaded.workflow.name, at: name, &own)
    } catch {
      own.add(error.finding)
      content = nil
    }
    switch content {
    case nil: return invalid(own, named: name, &findings)
    case .new(let commit):
      let reason = "\(commit.short) has no \(plan.loaded.root.relative(plan.loaded.path))"
      return Found(baseline: .unusable(named: name, reason: reason))
    case .workflow(let base):
      warn(of: base.loaded.digests.whole.description, named: name, &findings)
      return found(base, &findings)
    }
  }

  /// The findings are warnings of this run: it is the baseline that is wrong.
  private func invalid(_ own: Findings, named name: String, _ findings: inout Findings) -> Found {
    for finding in own.kept where finding.severity == .error {
      findings.add(
        Finding(
          .warning, finding.code, "of the baseline: \(finding.message)", hint: finding.hint,
          location: finding.location, excerpt: finding.excerpt))
    }
    let first = own.kept.first { $0.severity == .error }
    return Found(baseline: .unusable(named: name, reason: first?.message ?? "it cannot be read"))
  }

  private func version(
    _ loaded: LoadedWorkflow, _ form: BaselineIdentity.Form, _ name: String, _ findings: inout Findings
  ) -> Found {
    let refusals =
      otherWorkflow(loaded.workflow.name)
      + RecordedRun.refusals(of: plan.loaded.digests.scorers.byName, and: loaded.digests.scorers.byName)
    if let refusal = refusals.first { return Found(baseline: .unusable(named: name, reason: refusal)) }
    let shared = BaselineVersion.sharedAgents(of: loaded, and: plan.loaded)
    var own = Findings()
    guard
      let wiring = AgentWiring(
        loaded, jobs: plan.jobs, environment: environment, live: AgentWiring.Live(calls: calls), leavingOut: shared,
        isJudging: false, &own)
    else { return invalid(own, named: name, &findings) }
    let identity = BaselineIdentity(
      form: form, name: name, workflow: loaded.workflow.name, version: loaded.workflow.version.description,
      digest: loaded.digests.whole.description)
    let version = BaselineVersion(
      loaded.workflow, identity: identity, own: wiring.agents, candidate: agents.agents, shared: shared)
    return Found(baseline: .version(version), programs: wiring.programs)
  }

  /// Whoever may choose another workflow to be compared with can choose one that is easily beaten.
  private func otherWorkflow(_ found: String) -> [String] {
    let wanted = plan.loaded.workflow.name
    return found == wanted ? [] : ["it is another workflow, \(found.printable), and this one is \(wanted)"]
  }
}

/// What a word of the command line that may be a run means.
enum RunPath {
  case run(RunDirectory)
  /// A file that is no run.
  case file
  /// Neither a file nor a run.
  case nothing
  /// Something that is there, and not the run that it looks like.
  case unusable(String)

  /// - Parameter store: where runs are looked for by name.
  init(_ name: String, store: RunStore) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) else {
      self = store.find(name).map(RunPath.run) ?? .nothing
      return
    }
    if isFolder.boolValue {
      self = .run(RunDirectory(path: URL(fileURLWithPath: name).path))
    } else if name.hasSuffix(".jsonl") {
      let file = URL(fileURLWithPath: name)
      let directory = RunDirectory(path: file.deletingLastPathComponent().path)
      self =
        file.lastPathComponent == URL(fileURLWithPath: directory.results).lastPathComponent
        ? .run(directory) : .unusable("only the results.jsonl of a run, beside its manifest.json, says how it was made")
    } else {
      self = .file
    }
  }
}
