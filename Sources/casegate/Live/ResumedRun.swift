import CaseFiles
import CaseModel
import Foundation

/// Finds the run that `--resume` names, and the workflow that it was about.
enum ResumedRun {
  /// - Parameters:
  ///   - name: as the user typed it.
  ///   - workflow: the workflow that the command line names, if it does.
  /// - Returns: nothing where there is none, or it has come to its end; the findings say which.
  static func find(_ name: String, workflow: String?, _ findings: inout Findings) -> UnfinishedRun? {
    let root = ProjectRoot(of: workflow ?? FileManager.default.currentDirectoryPath + "/.")
    let store = RunStore(root: root)
    guard let directory = store.find(name) else {
      findings.add(
        Finding(
          .error, "resume.no-run", "there is no run '\(name.printable)' in \(DatasetLocator.shown(store.path))"))
      return nil
    }
    return UnfinishedRun(directory, named: name.printable, &findings)
  }

  /// The path of a run's workflow as a user would type it.
  static func workflow(of run: UnfinishedRun) -> String {
    if run.workflowPath.hasPrefix("/") { return run.workflowPath }
    let store = URL(fileURLWithPath: run.directory.path).deletingLastPathComponent()
    let root = store.deletingLastPathComponent().deletingLastPathComponent()
    return DatasetLocator.shown(root.appendingPathComponent(run.workflowPath).path)
  }
}
