import CaseFiles
import CaseModel
import Foundation

// What a run does so that nothing is paid for twice.
extension Runner {
  /// Makes sure that a run is gone on with as it was begun.
  func resume(_ run: UnfinishedRun, as manifest: ManifestRecord) throws(RunFailure) {
    let differences = run.differences(
      from: manifest, of: plan.loaded, writing: context.replies?.recordings ?? [:])
    if !differences.isEmpty {
      throw .invalid(
        Findings(
          differences.map {
            Finding(
              .error, "resume.other-configuration", "\(run.directory.id) cannot be gone on with: \($0)",
              hint: "use the command line and the files that it began with, or begin a new run")
          }))
    }
  }

  /// Begins to keep replies; what an earlier attempt said about its end is taken back, once nobody else is at it.
  func beginToKeep(in directory: RunDirectory) throws(RunFailure) -> Findings {
    try writing { () throws(WriteFault) in
      let findings = try context.replies?.begin(in: directory, isResumed: context.unfinished != nil)
      if context.unfinished != nil { try directory.withdrawVerdict() }
      return findings ?? Findings()
    }
  }

  /// Writes the recordings; the verdict then is about the workflow with the recordings that it rests on.
  mutating func keepReplies(in directory: RunDirectory) throws(RunFailure) {
    guard let replies = context.replies else { return }
    let hasChanged = try writing { () throws(WriteFault) in try replies.finish(in: directory) }
    if !hasChanged { return }
    var findings = Findings()
    guard let loaded = WorkflowLoader.load(plan.loaded.path, &findings) else { throw .invalid(findings) }
    if loaded.bytes != plan.loaded.bytes {
      throw .unwritable(WriteFault("\(plan.loaded.name) was changed while the run was on"))
    }
    plan.loaded = loaded
  }

  /// Keeps the folder of a run that failed, and what was paid for in it.
  func keeping(_ directory: RunDirectory, after failure: RunFailure) -> RunFailure {
    guard let replies = context.replies else { return failure }
    do throws(WriteFault) {
      _ = try replies.finish(in: directory)
      return failure
    } catch {
      guard case .invalid(var findings) = failure else { return failure }
      findings.add(Finding(.warning, "run.replies-unwritable", error.description))
      return .invalid(findings)
    }
  }
}
