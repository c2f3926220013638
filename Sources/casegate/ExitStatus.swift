import ArgumentParser
import CaseJudgement

/// Everything that casegate's exit code can say. It is never a count.
enum ExitStatus: Int32, CaseIterable {
  case promote = 0
  case block = 1
  /// Errors, too few cases, a subset run, a dry run, or results that could not be written.
  case noVerdict = 2
  /// The command line cannot be understood, or asks for a looser gate than the workflow's.
  case usage = 64
  /// The workflow, a dataset or a recording is invalid.
  case invalid = 65
  /// A bug in casegate.
  case bug = 70
  case interrupted = 130

  init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .promote: .promote
      case .block: .block
      case .noVerdict: .noVerdict
      }
  }

  /// All of them, for a command's help.
  static let table = """
      0    promote
      1    block
      2    no verdict: errors, too few cases, a subset, results not written
      64   the command line cannot be understood
      65   the workflow, a dataset or a recording is invalid
      70   a bug in casegate
      130  interrupted
    """

  /// What a command throws to end the process with this status.
  var exit: ExitCode { ExitCode(rawValue) }
}
