import CaseJSON
import CaseModel

/// Digests of a workflow: of all of it, and of the parts that change for different reasons.
package struct WorkflowDigests: Sendable, Equatable {
  /// Everything but the version, with every file that it names except datasets.
  package let whole: Digest
  /// What decides about cases: all but version, summary, datasets, gate, budget, review, rollback and change control.
  package let behaviour: Digest
  /// Gate and budget.
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
  /// Each agent's recording, under the name of the agent.
  package let recordings: [NamedDigest]

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
    for agent in draft.agents {
      var own: [NamedDigest] = []
      var made: [NamedDigest] = []
      for (name, key) in agent.files.map({ ($0, "files") })
        + [agent.recording].compactMap({ $0 }).map({ ($0, "recording") })
      {
        guard let file = named.find(name, at: agent.source[key] ?? agent.source, &findings),
          let digest = Self.digest(of: file, &findings)
        else { continue }
        if key == "recording" {
          recordings.append(NamedDigest(name: agent.name, digest: digest))
        } else {
          made.append(NamedDigest(name: file.relativePath, digest: digest))
        }
        own.append(NamedDigest(name: file.relativePath, digest: digest))
      }
      agents.append(NamedDigest(name: agent.name, digest: Self.digest(agent.source, own)))
      programs.append(NamedDigest(name: agent.name, digest: Self.digest(agent.source.without(["recording"]), made)))
      files += own.filter { file in !files.contains { $0.name == file.name } }
    }
    if let name = draft.changeControl?.allowedSigners {
      let place = draft.source["change_control"]?["allowed_signers"] ?? draft.source
      if let file = named.find(name, at: place, &findings), let digest = Self.digest(of: file, &findings) {
        judges.append(NamedDigest(name: file.relativePath, digest: digest))
      }
    }
    self.files = files + judges
    self.judges = judges
    self.agents = agents
    self.programs = programs
    self.recordings = recordings
    whole = Self.digest(draft.source.without(["version"]), files + judges)
    let decisive = draft.source.without(Self.keysWithoutBehaviour)
    behaviour = Self.digest(decisive, files)
    rules = Self.digest(decisive.without(["agents"]), programs)
    bar = Self.digest(draft.source.only(["gate", "budget"]), [])
  }

  private static let keysWithoutBehaviour: Set = [
    "version", "summary", "datasets", "gate", "budget", "review", "rollback", "change_control",
  ]

  /// The digest of a value together with the digests of files, by name.
  private static func digest(_ value: JSONValue, _ files: [NamedDigest]) -> Digest {
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

  private static func digest(of file: DatasetReference, _ findings: inout Findings) -> Digest? {
    do throws(FileFault) {
      return try DigestedFile.digest(path: file.path, shownAs: file.name)
    } catch {
      findings.add(error.finding)
      return nil
    }
  }
}

extension [WorkflowDigests.NamedDigest] {
  /// The digest under a name; nothing where there is none.
  package subscript(name: String) -> Digest? { first { $0.name == name }?.digest }
}

extension JSONValue {
  /// An object without some of its members.
  fileprivate func without(_ keys: Set<String>) -> JSONValue { filtered { !keys.contains($0) } }

  /// An object with some of its members only.
  fileprivate func only(_ keys: Set<String>) -> JSONValue { filtered { keys.contains($0) } }

  private func filtered(_ isKept: (String) -> Bool) -> JSONValue {
    var builder = JSONBuilder()
    builder.beginObject()
    for member in members where isKept(member.name) {
      builder.key(member.name)
      builder.copy(member.value)
    }
    builder.end()
    return builder.finish()
  }
}
