import CaseJudgement
import CaseModel
import CaseRun

/// What is to be known about the recordings, where the run is, and what to do next.
struct FootLines {
  private let summary: RunSummary
  private let style: TerminalStyle
  private let runPath: String

  init(_ summary: RunSummary, runPath: String, style: TerminalStyle) {
    self.summary = summary
    self.style = style
    self.runPath = runPath
  }

  var lines: [String] {
    rehearsalLine + StoppingSentences(summary.verdict).all.flatMap { Columns.wrap($0, style.width, most: 3) }
      + programs.flatMap { Columns.wrap($0, style.width, most: 6) }
      + recordingLines.map { style.paint(Columns.fit($0, style.width), .dim) }
      + ["run   " + Columns.fit(runPath.printable, style.width - 6)] + (next.map { ["next  " + $0] } ?? [])
  }

  /// What is to be known about the kill switch, programs and recordings, without colour.
  var remarks: [String] {
    [rehearsal].compactMap(\.self) + StoppingSentences(summary.verdict).all + programs + recordingLines
  }

  private var rehearsalLine: [String] {
    guard let rehearsal else { return [] }
    return [style.paint(Columns.fit(rehearsal, style.width), summary.rehearsedChanges == 0 ? .green : .redBold)]
  }

  private var rehearsal: String? {
    summary.rehearsedChanges.map {
      "kill switch rehearsed: \(counted($0, "call")) that would change something came out"
    }
  }

  /// What went wrong with programs, in full: it is what has to be mended first.
  private var programs: [String] {
    summary.agentLogs.filter { $0.failures > 0 }.map { log in
      let processes = counted(log.starts, "process", "processes")
      let again = log.askedAgain > 0 ? ", \(counted(log.askedAgain, "request")) asked again" : ""
      let end = log.isGivenUp ? ", then it was given up" : ""
      let fault = log.firstFault.map { "; the first: " + $0 } ?? ""
      return "\(log.agent): \(log.failures) of \(processes) failed\(again)\(end) (agents.log has more)\(fault)"
        .printable
    }
  }

  private var recordingLines: [String] {
    var lines: [String] = []
    if summary.unusedReplies > 0 {
      let answer = summary.unusedReplies == 1 ? "answers" : "answer"
      lines.append("\(replies(summary.unusedReplies)) \(answer) for no case of this plan")
    }
    if summary.unverifiedReplies > 0 {
      let carry = summary.unverifiedReplies == 1 ? "carries" : "carry"
      lines.append("\(replies(summary.unverifiedReplies)) \(carry) no key: unverified against the requests")
    }
    return lines
  }

  private func replies(_ count: Int) -> String { count == 1 ? "1 recorded reply" : "\(count) recorded replies" }

  /// How to look at the worst failure; a command that does not fit is no help, so that it is the worst that does.
  var next: String? {
    guard summary.verdict.gate.verdict != .promote else { return nil }
    return summary.verdict.worst.entries.lazy.map { "casegate explain latest " + Self.quoted($0.caseID) }
      .first { $0.printable == $0 && Columns.width(of: $0) <= style.width - 6 }
  }

  /// A word that a shell takes for nothing but itself.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "@"):
        true
      default: false
      }
    }
    let separated = word.hasPrefix("-") ? "-- " : ""
    if isPlain, !word.isEmpty, !word.hasPrefix("#") { return separated + word }
    return separated + "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
