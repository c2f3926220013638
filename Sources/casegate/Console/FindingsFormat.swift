import ArgumentParser
import CaseModel
import CaseReports
import Foundation

/// How findings are shown.
enum FindingsFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, github

  /// What fits where the process runs: annotations in GitHub Actions, text elsewhere.
  static var fitting: FindingsFormat { GitHubStep.isActive(ProcessInfo.processInfo.environment) ? .github : .text }

  /// How the console has to take the text.
  var kind: Console.Kind {
    switch self {
    case .text: .text
    case .json: .json
    case .github: .annotations
    }
  }

  func text(_ findings: Findings, style: TerminalStyle) -> String {
    switch self {
    case .text: return TerminalFindings(style: style).text(findings)
    case .json: return FindingsJSON.text(findings)
    case .github:
      var annotations = GitHubAnnotations()
      return annotations.text(findings) + annotations.rest
    }
  }
}

extension Console {
  /// Shows findings for which there is no other result, in the format that fits where the process runs.
  func show(_ findings: Findings) {
    if findings.isEmpty { return }
    let format = FindingsFormat.fitting
    printError(format.text(findings, style: errors), as: format.kind)
  }
}
