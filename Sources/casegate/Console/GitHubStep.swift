import CaseFiles
import CaseReports
import Foundation

/// The step of GitHub Actions in which the process runs.
struct GitHubStep {
  private let workspace: String?
  private let summary: String?

  /// Nothing where it runs anywhere else.
  init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard Self.isActive(environment) else { return nil }
    workspace = environment["GITHUB_WORKSPACE"].map(ProjectRoot.resolved)
    summary = environment["GITHUB_STEP_SUMMARY"]
  }

  static func isActive(_ environment: [String: String]) -> Bool { environment["GITHUB_ACTIONS"] == "true" }

  /// A path from the root of the repository, where annotations find it.
  func place(_ path: String) -> String {
    guard let workspace else { return path }
    let resolved = ProjectRoot.resolved(path)
    return resolved.hasPrefix(workspace + "/") ? String(resolved.dropFirst(workspace.count + 1)) : path
  }

  /// Appends to the job's summary, which holds what earlier commands of the step appended.
  ///
  /// - Parameter text: of at most so many bytes.
  /// - Returns: what went wrong; nobody asked for the summary by name, so that it decides nothing.
  func summarise(_ text: (_ limit: Int) -> String) -> String? {
    guard let summary, !summary.isEmpty else { return nil }
    let descriptor = open(summary, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return "cannot open \(summary): \(String(cString: strerror(errno)))" }
    defer { close(descriptor) }
    var status = stat()
    let used = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    let bytes = Array(text(max(0, MarkdownReport.largestSummary - used)).utf8)
    if bytes.isEmpty { return "the step's summary has no room left" }
    // In one piece, or a cut character could be all that is left of the rest.
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    return count == bytes.count ? nil : "cannot write \(summary): \(String(cString: strerror(errno)))"
  }
}
