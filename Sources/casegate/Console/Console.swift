import CaseModel
import CaseReports
import Foundation

/// The two outputs of the process: results on stdout, everything else on stderr.
struct Console: Sendable {
  let output: TerminalStyle
  let errors: TerminalStyle
  /// Whether progress can be redrawn in place.
  let isInteractive: Bool
  /// Whether the outputs are read for commands.
  private let isGitHub: Bool

  /// What a text is, and so how it is kept from saying more than it should.
  enum Kind {
    /// For people, with parts that customers and models wrote.
    case text
    /// One JSON value, laid out over lines.
    case json
    /// Commands for GitHub Actions, escaped where they were made.
    case annotations
  }

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    output = Self.style(of: STDOUT_FILENO, environment)
    errors = Self.style(of: STDERR_FILENO, environment)
    isGitHub = GitHubStep.isActive(environment)
    isInteractive = isatty(STDERR_FILENO) == 1 && environment["CI"] == nil && environment["TERM"] != "dumb"
  }

  /// Prints a result.
  ///
  /// - Returns: whether it was written. A reader that has gone away wanted no more, and counts as written to.
  @discardableResult
  func print(_ text: String, as kind: Kind = .text) -> Bool { write(shown(text, as: kind), to: STDOUT_FILENO) }

  /// Prints anything else; nobody decides by it, so that a failed write changes nothing.
  func printError(_ text: String, as kind: Kind = .text) { _ = write(shown(text, as: kind), to: STDERR_FILENO) }

  /// The one place where text becomes output, so that nothing gets past it.
  private func shown(_ text: String, as kind: Kind) -> String {
    guard isGitHub else { return text }
    return switch kind {
    case .text: GitHubLog.harmless(text)
    case .json: GitHubLog.harmless(json: text)
    case .annotations: text
    }
  }

  private func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return errno == EPIPE }
        written += count
      }
      return true
    }
  }

  private static func style(of descriptor: Int32, _ environment: [String: String]) -> TerminalStyle {
    let isTerminal = isatty(descriptor) == 1
    let hasColor =
      if let no = environment["NO_COLOR"], !no.isEmpty { false } else if let force = environment["FORCE_COLOR"] {
        force != "0" && !force.isEmpty
      } else { isTerminal && environment["TERM"] != "dumb" }
    return TerminalStyle(width: width(of: descriptor, isTerminal, environment), hasColor: hasColor)
  }

  private static func width(of descriptor: Int32, _ isTerminal: Bool, _ environment: [String: String]) -> Int {
    var size = winsize()
    if isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environment["COLUMNS"].flatMap { Int($0) } ?? 80
  }
}
