import CaseFiles
import CaseJudgement
import CaseReports
import Foundation

/// What somebody who reports a problem is asked for: `casegate --version --verbose`.
struct BuildReport {
  var text: String {
    let store = RunStore(root: ProjectRoot(of: FileManager.default.currentDirectoryPath + "/."))
    let runs = store.all()
    let newest = runs.first.map { ", the newest \($0.id)" } ?? ""
    let lines: KeyValuePairs = [
      "casegate": "\(Casegate.version) (\(Self.configuration))",
      "built with": Self.compiler,
      "for": Self.platform,
      "scorers": "version \(Scorer.version)",
      "records": [
        ("manifest", ManifestRecord.version), ("results", ResultRecord.version), ("verdict", VerdictRecord.version),
        ("findings", FindingsJSON.version), ("plan", PlanJSON.version),
        ("ownership", OwnershipJSON.version), ("budget", BudgetJSON.version),
      ].map { "\($0) v\($1)" }.joined(separator: ", "),
      "binary": Bundle.main.executablePath ?? "unknown",
      "runs": store.path,
      "": counted(runs.count, "run") + newest,
    ]
    return lines.map { label, value in
      (label.isEmpty ? "            " : label.padding(toLength: 12, withPad: " ", startingAt: 0)) + value + "\n"
    }.joined()
  }

  private static var configuration: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  /// The language tells no more than whether the compiler is at least some version.
  private static var compiler: String {
    #if compiler(>=6.5)
      "Swift 6.5 or later"
    #elseif compiler(>=6.4)
      "Swift 6.4"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift 6.2"
    #endif
  }

  private static var platform: String {
    #if os(Linux)
      let system = "Linux"
    #elseif os(macOS)
      let system = "macOS"
    #else
      let system = "another system"
    #endif
    #if arch(x86_64)
      return system + " on x86_64"
    #elseif arch(arm64)
      return system + " on arm64"
    #else
      return system
    #endif
  }
}
