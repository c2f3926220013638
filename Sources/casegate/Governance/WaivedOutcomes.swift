import CaseFiles
import CaseJSON
import CaseModel

/// What became of waived cases in a run.
enum WaivedOutcomes {
  /// A finding for each waived case that passes again: its waiver can go.
  static func findings(of caseIDs: [String], inRunAt path: String) -> Findings {
    var findings = Findings()
    if caseIDs.isEmpty { return findings }
    guard let run = RunReader(RunDirectory(path: path), &findings) else { return findings }
    for id in caseIDs {
      do throws(FileFault) {
        let rows = try run.rows(of: id)
        guard !rows.isEmpty, rows.allSatisfy({ $0["passed"]?.bool == true }) else { continue }
        findings.add(
          Finding(
            .warning, "waiver.passes", "the waived case \(id.printable) passes again", hint: "remove its waiver"))
      } catch {
        findings.add(error.finding)
      }
    }
    return findings
  }
}
