import CaseJSON
import CaseModel

/// Digests of a workflow: of all of it, and of the parts that change for different reasons.
package struct WorkflowDigests: Sendable, Equatable {
  /// Everything but the version, with every file that it names except datasets.
  package let whole: Digest
  /// What decides about cases: all but version, summary, datasets, gate, budget, review, rollback and change control.
  package let behaviour: Digest
  /// Gate, budget and judges, with what they judge by and are held against.
  package let bar: Digest
  /// Each agent's definition and files, in the order in which they are declared.
  package let agents: [NamedDigest]
  /// Each file that the workflow names, except datasets.
  package let files: [NamedDigest]
  /// Those of `files` that say who may agree to a change, which decides about no case.
  package let judges: [NamedDigest]
  /// What decides about cases, but for what agents were recorded to say.
  package let rules: Digest
  /// Each agent's definition and files, without its recording.
  package let programs: [NamedDigest]
  /// Each agent's recording, under the name of the agent; none where there is no file yet.
  package let recordings: [NamedDigest]
  /// What determines each agent's answers, in the order in which they are declared: a longer timeout, or another price,
  /// changes nothing of it.
  package let answers: [NamedDigest]
  /// The same in parts, of agents that call over the network.
  package let answerParts: [String: [RequestPart]]
  /// Of each judge, what its scores depend on: two judges of one digest score alike.
  package let scorers: [NamedDigest]

  package struct NamedDigest: Sendable, Equatable {
    package let name: String
    package let digest: Digest
  }

  init(_ draft: UncheckedWorkflow, files named: NamedFiles, _ findings: inout Findings) {
    var files: [NamedDigest] = []
    var agents: [NamedDigest] = []
    var programs: [NamedDigest] = []
    var recordings: [NamedDigest] = []
    var judges: [NamedDigest] = []
    var answers: [NamedDigest] = []
    var answerParts: [String: [RequestPart]] = [:]
    for agent in draft.agents {
      let made = agent.namedFiles.compactMap { file in
        Self.digest(of: named.find(file.name, at: file.source, &findings), &findings)
      }
      let recording = Self.recording(of: agent, named, &findings)
      if let recording { recordings.append(NamedDigest(name: agent.name, digest: recording.digest)) }
      let own = made + [recording].compactMap(\.self)
      agents.append(NamedDigest(name: agent.name, digest: Self.digest(agent.source, own)))
      programs.append(NamedDigest(name: agent.name, digest: Self.digest(agent.source.without(["recording"]), made)))
      answers.append(NamedDigest(name: agent.name, digest: Self.digest(agent.answerSource, made)))
      if agent.callsNetwork { answerParts[agent.name] = agent.answerParts(made, in: named) }
      files += own.filter { file in !files.contains { $0.name == file.name } }
    }
    if let name = draft.changeControl?.allowedSigners {
      let place = draft.source["change_control"]?["allowed_signers"] ?? draft.source
      judges += [Self.digest(of: named.find(name, at: place, &findings), &findings)].compactMap(\.self)
    }
    let grading = JudgeFiles(draft, named, &findings)
    let judging = grading.all.filter { file in !files.contains { $0.name == file.name } }
    self.files = files + judges + judging
    scorers = grading.scorers(of: draft, answers: answers)
    self.judges = judges
    self.agents = agents
    self.programs = programs
    self.recordings = recordings
    self.answers = answers
    self.answerParts = answerParts
    whole = Self.digest(draft.source.without(["version"]), files + judges + judging)
    let decisive = draft.source.without(Self.keysWithoutBehaviour)
    behaviour = Self.digest(decisive, files + grading.rubrics.filter(judging.contains))
    rules = Self.digest(decisive.without(["agents"]), programs + grading.rubrics)
    bar = Self.digest(draft.source.only(["gate", "budget", "judges"]), grading.all)
  }

  private static let keysWithoutBehaviour: Set = [
    "version", "summary", "datasets", "gate", "budget", "review", "rollback", "change_control",
  ]

  /// The digest of a value together with the digests of files, by name.
  static func digest(_ value: JSONValue, _ files: [NamedDigest]) -> Digest {
    var writer = JSONWriter()
    writer.value(value)
    for file in files.sorted(by: { $0.name < $1.name }) {
      writer.newline()
      writer.string(file.name)
      writer.newline()
      writer.string(file.digest.description)
    }
    return Digest(of: writer.bytes)
  }

  /// The recording of an agent; one that calls over the network need not have made it yet.
  private static func recording(
    of agent: AgentDefinition, _ named: NamedFiles, _ findings: inout Findings
  ) -> NamedDigest? {
    guard let name = agent.recording else { return nil }
    let place = agent.source["recording"] ?? agent.source
    if agent.callsNetwork, !named.isThere(name) {
      _ = named.locate(name, at: place, &findings)
      return nil
    }
    return digest(of: named.find(name, at: place, &findings), &findings)
  }

  static func digest(of file: DatasetReference?, _ findings: inout Findings) -> NamedDigest? {
    guard let file else { return nil }
    do throws(FileFault) {
      return NamedDigest(
        name: file.relativePath, digest: try DigestedFile.digest(path: file.path, shownAs: file.name))
    } catch {
      findings.add(error.finding)
      return nil
    }
  }
}

extension [WorkflowDigests.NamedDigest] {
  /// The digest under a name; nothing where there is none.
  package subscript(name: String) -> Digest? { first { $0.name == name }?.digest }

  /// The digests as text, by name.
  package var byName: [String: String] {
    Dictionary(map { ($0.name, $0.digest.description) }, uniquingKeysWith: { first, _ in first })
  }
}
