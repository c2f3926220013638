import CaseModel
import CaseReports
import Foundation

/// The two outputs of the process: results on stdout, everything else on stderr.
struct Console: Sendable {
  let output: TerminalStyle
  let errors: TerminalStyle
  /// Whether progress can be redrawn in place.
  let isInteractive: Bool

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    output = Self.style(of: STDOUT_FILENO, environment)
    errors = Self.style(of: STDERR_FILENO, environment)
    isInteractive = isatty(STDERR_FILENO) == 1 && environment["CI"] == nil && environment["TERM"] != "dumb"
  }

  func print(_ text: String) { write(text, to: .standardOutput) }

  func printError(_ text: String) { write(text, to: .standardError) }

  /// A reader that has gone away does not change a verdict: its exit code still stands.
  private func write(_ text: String, to handle: FileHandle) {
    do { try handle.write(contentsOf: Data(text.utf8)) } catch { return }
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
