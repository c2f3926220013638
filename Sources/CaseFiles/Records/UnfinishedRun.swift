import CaseJSON
package import CaseModel
package import Foundation

/// A run that has not come to promote or block, and that can be gone on with.
package struct UnfinishedRun: Sendable {
  package let directory: RunDirectory
  /// When it began.
  package let started: Date
  /// Where its workflow is, from the root.
  package let workflowPath: String
  private let manifest: JSONValue
  private let workflow: [UInt8]

  /// - Returns: nothing where there is no such run, or it has come to its end; the findings say which.
  package init?(_ directory: RunDirectory, named name: String, _ findings: inout Findings) {
    self.directory = directory
    guard let data = FileManager.default.contents(atPath: directory.manifest),
      let manifest = JSONScanner.scan(Array(data), file: directory.manifest).document?.root,
      manifest["record"]?.string == "casegate.manifest", manifest["v"]?.int == ManifestRecord.version,
      let time = manifest["started"]?.string, let path = manifest["workflow"]?["path"]?.string,
      let workflow = FileManager.default.contents(atPath: directory.workflow)
    else {
      findings.add(
        Finding(.error, "resume.no-run", "'\(name)' cannot be resumed: it has no manifest and workflow to go on with"))
      return nil
    }
    do { started = try Date(time, strategy: .iso8601) } catch {
      findings.add(Finding(.error, "resume.no-run", "'\(name)' cannot be resumed: its manifest says no time"))
      return nil
    }
    self.manifest = manifest
    self.workflow = Array(workflow)
    workflowPath = path
    if let verdict = Self.finalVerdict(in: directory) {
      findings.add(
        Finding(
          .error, "resume.finished", "'\(name)' cannot be resumed: it came to its end, and its verdict is \(verdict)",
          hint: "run again; replies that were recorded are not asked for again"))
      return nil
    }
  }

  /// The verdict of a run of which nothing is missing; nothing where more could be known.
  private static func finalVerdict(in directory: RunDirectory) -> String? {
    guard let data = FileManager.default.contents(atPath: directory.verdict) else { return nil }
    let verdict = JSONScanner.scan(Array(data), file: directory.verdict).document?.root["verdict"]?.string
    return verdict == "no verdict" ? nil : verdict ?? "not readable"
  }

  /// What is not as it was when the run began, in a line each; nothing may be.
  ///
  /// - Parameters:
  ///   - present: what the run would begin with now.
  ///   - recordings: the recordings that the run writes, by agent: they may have become what it made of them.
  package func differences(
    from present: ManifestRecord, of loaded: LoadedWorkflow, writing recordings: [String: DatasetReference]
  ) -> [String] {
    var differences: [String] = []
    if workflow != loaded.bytes { differences.append("\(workflowPath) is not the workflow that it was") }
    var followers: Set<String> = []
    if !recordings.isEmpty { followers = ["workflow.digest", "workflow.behaviour", "unverified_replies"] }
    for agent in recordings.keys { followers.insert("workflow.agents.\(agent)") }
    let made = RecordedFiles.read(in: directory)
    for (_, file) in recordings.sorted(by: { $0.key < $1.key }) {
      let path = file.relativePath
      followers.insert("workflow.files.\(path)")
      let was = manifest["workflow"]?["files"]?[path]?.string
      let now = present.digests.files[path]?.description
      if now != was, now != made[path] {
        differences.append("\(path) is neither what it was nor what the run made of it")
      }
    }
    // The day of the verdict is the day on which it is given.
    followers.insert("ledger.as_of")
    guard let now = JSONScanner.scan(present.bytes, file: "manifest").document?.root else { return ["the manifest"] }
    Self.compare(manifest, now, at: "", leavingOut: followers, &differences)
    return differences
  }

  private static func compare(
    _ was: JSONValue, _ now: JSONValue, at path: String, leavingOut: Set<String>, _ differences: inout [String]
  ) {
    guard was.kind == .object, now.kind == .object else {
      if was.canonicalText != now.canonicalText {
        differences.append("\(path) was \(was.described(inAtMost: 80)) and is \(now.described(inAtMost: 80))")
      }
      return
    }
    let names = was.members.map(\.name) + now.members.map(\.name).filter { was[$0] == nil }
    for name in names {
      let place = path.isEmpty ? name : "\(path).\(name)"
      if leavingOut.contains(place) { continue }
      switch (was[name], now[name]) {
      case (let was?, let now?): compare(was, now, at: place, leavingOut: leavingOut, &differences)
      case (let was?, nil): differences.append("\(place) was \(was.described(inAtMost: 80)) and is not there")
      case (nil, let now?): differences.append("\(place) was not there and is \(now.described(inAtMost: 80))")
      case (nil, nil): break
      }
    }
  }
}

extension JSONValue {
  fileprivate func described(inAtMost length: Int) -> String {
    let text = string ?? canonicalText
    return text.count > length ? text.prefix(length) + "…" : text
  }
}
