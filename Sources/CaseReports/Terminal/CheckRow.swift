import CaseJudgement
import CaseModel

/// One check in the words of the table.
struct CheckRow {
  let name: String
  let observed: String
  /// `≥ 0.92`, with the confidence at which it must hold.
  let bound: String
  /// The interval; where a confidence is declared, the one-sided bound that decided.
  let evidence: String
  let isDecidedByBound: Bool
  let holds: Bool
  let mark: String
  let tone: TerminalStyle.Tone

  init(_ check: CheckResult) {
    name = check.name.printable
    observed = Columns.fit(check.observed, 10)
    holds = check.holds
    (mark, tone) =
      switch (check.outcome, check.level) {
      case (.holds, _): ("✓", .green)
      case (_, .warn): ("!", .yellow)
      case (.fails, _): ("✗", .red)
      case (.undecided, _): ("?", .yellow)
      }
    guard let policy = check.policy else {
      (bound, evidence, isDecidedByBound) = (Columns.fit(check.demanded, 14), "", false)
      return
    }
    let sign =
      switch policy.bound {
      case .atLeast: "≥"
      case .atMost: "≤"
      }
    let confidence = policy.confidence.map { " at \(NumberText.exact($0))" } ?? ""
    bound = "\(sign) \(NumberText.exact(policy.bound.value))\(confidence)"
    isDecidedByBound = policy.confidenceBound != nil
    if let decisive = policy.confidenceBound {
      evidence = "\(sign) \(NumberText.text(decisive, besides: policy.bound.value))\(confidence)"
    } else {
      let interval = check.observation?.measurement?.interval
      evidence = interval.map { NumberText.text($0.lower) + " – " + NumberText.text($0.upper) } ?? ""
    }
  }
}

/// How wide the columns of the table are: as wide as what stands in them, the name as wide as there is room.
struct CheckColumns {
  private let name: Int
  private let observed: Int
  private let bound: Int
  private let hasEvidence: Bool
  private let evidenceHead: String
  private let width: Int

  init(_ rows: [CheckRow], width: Int) {
    self.width = width
    observed = rows.map { Columns.width(of: $0.observed) }.max().map { max($0, 8) } ?? 8
    bound = min(17, rows.map { Columns.width(of: $0.bound) }.max().map { max($0, 5) } ?? 5)
    let evidence = rows.map { Columns.width(of: $0.evidence) }.max() ?? 0
    let names = rows.map { Columns.width(of: $0.name) }.max() ?? 5
    let room = width - 4 - 2 - observed - 2 - bound
    hasEvidence = evidence > 0 && room - evidence - 2 >= min(names, 18)
    name = max(8, min(max(names, 20), room - (hasEvidence ? evidence + 2 : 0)))
    let sides = Set(rows.filter { !$0.evidence.isEmpty }.map(\.isDecidedByBound))
    evidenceHead =
      sides == [true] ? "one-sided bound" : sides == [false] ? "95 % interval" : "95 % interval, bound"
  }

  var head: String {
    let text = "  " + line("check", "observed", "bound", evidenceHead, indent: 2)
    return Columns.fit(text, width)
  }

  func text(of row: CheckRow) -> String {
    Columns.fit(line(row.name, row.observed, row.bound, row.evidence), width - 4)
  }

  private func line(
    _ name: String, _ observed: String, _ bound: String, _ evidence: String, indent: Int = 0
  ) -> String {
    let left = self.name + indent
    let text =
      Columns.pad(Columns.fit(name, left), left) + "  " + Columns.padLeft(observed, self.observed) + "  "
      + Columns.pad(Columns.fit(bound, self.bound), self.bound) + (hasEvidence ? "  " + evidence : "")
    return text.trimmedEnd
  }
}
