import CaseJSON
package import CaseModel
import Foundation

/// Finds earlier runs of the same version that was not the same workflow.
package enum VersionDrift {
  /// How many of the newest runs are looked at.
  static let depth = 50

  package static func check(_ loaded: LoadedWorkflow, in store: RunStore, _ findings: inout Findings) {
    let workflow = loaded.workflow
    let marker = "-\(workflow.name)-\(workflow.version)"
    for run in store.all().filter({ $0.id.contains(marker) }).prefix(depth) {
      guard let bytes = FileManager.default.contents(atPath: run.manifest),
        let manifest = JSONScanner.scan(Array(bytes)).document?.root["workflow"],
        manifest["name"]?.string == workflow.name, manifest["version"]?.string == workflow.version.description,
        let digest = manifest["digest"]?.string, digest != loaded.digests.whole.description
      else { continue }
      let parts = [
        ("behaviour", loaded.digests.behaviour, "its behaviour"), ("bar", loaded.digests.bar, "its gate or budget"),
      ]
      let changed = parts.filter { manifest[$0.0]?.string != $0.1.description }.map(\.2)
      findings.warning(
        "workflow.version-unchanged",
        "version \(workflow.version) was another workflow in the run \(run.id): "
          + (changed.isEmpty ? "its wording" : changed.joined(separator: " and ")) + " changed, its version did not",
        hint: "raise the version", at: workflow.source["version"] ?? workflow.source)
      return
    }
  }
}
