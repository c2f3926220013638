import ArgumentParser
import CaseModel
import CaseReports
import Foundation

/// How findings are shown.
enum FindingsFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, github

  /// What fits where the process runs: annotations in GitHub Actions, text elsewhere.
  static var fitting: FindingsFormat {
    ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" ? .github : .text
  }

  func text(_ findings: Findings, style: TerminalStyle) -> String {
    switch self {
    case .text: TerminalFindings(style: style).text(findings)
    case .json: FindingsJSON.text(findings)
    case .github: GitHubFindings.text(findings)
    }
  }
}
