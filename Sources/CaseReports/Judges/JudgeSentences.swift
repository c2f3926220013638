import CaseJudgement
import CaseModel

/// How far a judge can be believed, in words.
struct JudgeSentences {
  private let report: JudgeReport

  init(_ report: JudgeReport) { self.report = report }

  var name: String { report.judge.printable }

  /// `agrees with people on 46 of 50 texts`
  var agreement: String {
    if report.verdicts == 0 { return "held against no verdict of people" }
    return "agrees with people on \(report.agreements) of \(counted(report.verdicts, "text"))"
  }

  /// `κ 0.81, between 0.65 and 0.97`
  var kappa: String? {
    if report.verdicts == 0 { return nil }
    guard let kappa = report.kappa else { return "κ undefined" }
    let between = kappa.interval(confidence: 0.95).map {
      ", between \(NumberText.text($0.lower)) and \(NumberText.text($0.upper))"
    }
    return "κ \(NumberText.text(kappa.value))\(between ?? "")"
  }

  /// What stands against believing it, and whether it fails what it must.
  var rest: [String] {
    var parts: [String] = []
    if report.canaries > 0 {
      let canaries = counted(report.canaries, "canary", "canaries")
      parts.append("\(report.passedCanaries.count) of \(canaries) passed")
    }
    if report.stale > 0 { parts.append("\(counted(report.stale, "verdict")) for another rubric") }
    if report.errors > 0 {
      parts.append("no score for \(report.errors)\(report.firstFault.map { ", the first: \($0)" } ?? "")")
    }
    return parts
  }

  var sentence: String { ([agreement] + [kappa].compactMap(\.self) + rest).joined(separator: "; ") }
}

/// Each judge in a line or two of the summary's screen.
struct JudgeLines {
  private let reports: [JudgeReport]
  private let style: TerminalStyle

  init(_ reports: [JudgeReport], style: TerminalStyle) {
    self.reports = reports
    self.style = style
  }

  var lines: [String] {
    reports.flatMap { report in
      let sentences = JudgeSentences(report)
      let text = "judge \(sentences.name)  \(sentences.sentence)"
      return Columns.wrap(text, style.width - 4, most: 2).enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
    }
  }
}

/// Each judge, what people say and what it says.
struct JudgeSection {
  private let reports: [JudgeReport]

  init(_ reports: [JudgeReport]) { self.reports = reports }

  var lines: [String] {
    if reports.isEmpty { return [] }
    let rows = reports.map { report in
      let sentences = JudgeSentences(report)
      return [
        sentences.name, sentences.agreement, sentences.kappa ?? "", sentences.rest.joined(separator: "; "),
      ].map(MarkdownText.escaped)
    }
    return ["### Judges", ""]
      + MarkdownText.table(["judge", "people", "κ, 95 % interval", "canaries and faults"], rows)
  }
}
