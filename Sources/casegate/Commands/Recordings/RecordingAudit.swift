import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import CaseRun

/// Replays workflows from their recordings, and says which rows that uses; asks nobody.
struct RecordingAudit {
  /// A recording and what became of its rows.
  struct File {
    let reference: DatasetReference
    let use: RecordingUse
    /// The places of rows that no request uses, of cases that were replayed to their end or are not there.
    fileprivate(set) var unused: [Recording.Place] = []
    fileprivate(set) var rowCount = 0
    fileprivate(set) var mostRepeats = 1
  }

  /// By path.
  private(set) var files: [String: File] = [:]
  /// Cases that could not be replayed to their end, so that nobody knows what else they would ask.
  private(set) var openCases: Set<String> = []

  /// All of them, in the order of their names.
  var sorted: [File] { files.values.sorted { $0.reference.name < $1.reference.name } }

  /// - Parameter workflows: all versions that may use a recording.
  /// - Returns: nothing where a recording or a dataset cannot be read; the findings say which.
  init?(_ workflows: [LoadedWorkflow], _ findings: inout Findings) async {
    for loaded in workflows {
      for agent in loaded.workflow.agents {
        guard let reference = loaded.recordings[agent.name], files[reference.path] == nil,
          let recording = Recording(reference, mayBeAbsent: agent.callsNetwork, &findings)
        else { continue }
        var file = File(reference: reference, use: RecordingUse(recording))
        recording.forEachRow(&findings) { row, _ in
          file.rowCount += 1
          file.mostRepeats = max(file.mostRepeats, row.repetition)
        }
        files[reference.path] = file
      }
    }
    if findings.hasErrors { return nil }
    for loaded in workflows { await replay(loaded, &findings) }
    if findings.hasErrors { return nil }
    for path in files.keys {
      files[path]?.use.recording.forEachRow(&findings) { [openCases] row, place in
        if files[path]?.use.used.contains(place) == false, !openCases.contains(JudgeRequest.subject(of: row.caseID)),
          !openCases.contains(row.caseID)
        {
          files[path]?.unused.append(place)
        }
      }
    }
  }

  private mutating func replay(_ loaded: LoadedWorkflow, _ findings: inout Findings) async {
    var agents: [String: any Agent] = [:]
    var repeats = 1
    for agent in loaded.workflow.answeringAgents {
      guard let path = loaded.recordings[agent.name]?.path, let file = files[path] else { continue }
      agents[agent.name] = AuditedAgent(file.use, identity: RequestIdentity(agent.name, in: loaded))
      repeats = max(repeats, file.mostRepeats)
    }
    let replayer = CaseReplayer(workflow: loaded.workflow, agents: agents, isKilled: false)
    let panel = JudgePanel(loaded, agents: agents)
    // What judges are held against is asked of them too.
    _ = await CalibrationRun(loaded, agents: agents, requestsInFlight: 0)?.reports(loaded.datasets, &findings)
    for dataset in loaded.datasets {
      do throws(FileFault) {
        var reader = try LineReader(path: dataset.path, shownAs: dataset.name)
        while let block = try reader.next() {
          let parsed = CaseParser.parse(block, file: dataset.name)
          findings.append(parsed.findings)
          for read in parsed.cases {
            for repetition in 1...repeats {
              var outcome = await replayer.outcome(of: read.item, repetition: repetition)
              if let panel { outcome = await panel.judged(outcome, of: read.item, repetition: repetition) }
              switch outcome.fault?.kind {
              case .missingRecording, .staleRecording, .transport, .judgeFailed: openCases.insert(read.item.id)
              default: break
              }
            }
          }
        }
      } catch {
        findings.add(error.finding)
      }
    }
  }
}
