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

  /// Prints a result.
  ///
  /// - Returns: whether it was written. A reader that has gone away wanted no more, and counts as written to.
  @discardableResult
  func print(_ text: String) -> Bool { write(text, to: STDOUT_FILENO) }

  /// Prints anything else; nobody decides by it, so that a failed write changes nothing.
  func printError(_ text: String) { _ = write(text, to: STDERR_FILENO) }

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
