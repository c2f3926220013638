import CaseJudgement
import CaseModel

/// A comparison in sentences, which every report breaks into lines as it needs.
struct ComparisonSentences {
  let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  /// `baseline support-triage 2.3.0 (main.yaml)`
  var title: String {
    let baseline = report.baseline
    return "baseline \(baseline.workflow.printable) \(baseline.version.printable) (\(baseline.name.printable))"
  }

  /// Which agents were asked once for both versions; absent where none was.
  var shared: String? {
    let names = report.baseline.sharedAgents.map(\.printable)
    return names.isEmpty ? nil : "the same in both versions, and asked once: " + names.joined(separator: ", ")
  }

  /// `newly broken 11 · newly fixed 12 · still broken 5 · still right 172`
  var counts: String {
    let counts = report.tally.counts()
    let always: [(PairKind, String)] = [
      (.newlyBroken, "newly broken"), (.newlyFixed, "newly fixed"), (.stillBroken, "still broken"),
      (.stillRight, "still right"),
    ]
    let errors: [(PairKind, String)] = [
      (.baselineErrored, "baseline errored"), (.candidateErrored, "candidate errored"), (.bothErrored, "both errored"),
    ]
    let changed = report.tally.changedOnly
    let parts =
      always.map { "\($0.1) \(counts[$0.0] ?? 0)" }
      + errors.compactMap { kind, text in counts[kind].map { "\(text) \($0)" } }
      + (changed > 0 ? ["other outcome, same score \(changed)"] : [])
    return parts.joined(separator: " · ")
  }

  /// What the pairs say about the difference, and what they cannot see: the most important first.
  var numbers: [String] {
    guard let estimate = report.estimate() else { return [] }
    let found = estimate.cases
    var sentences = [
      difference(found, of: estimate.rate == nil ? "pass rate" : "share of cases that pass every repeat")
    ]
    if let rate = estimate.rate { sentences.append(difference(rate, of: "pass rate over all repeats")) }
    let (broken, fixed) = (Int(found.broken), Int(found.fixed))
    if let p = McNemar.exact(broken: broken, fixed: fixed), let worse = McNemar.oneSided(broken: broken, fixed: fixed) {
      sentences.append("McNemar exact p \(chance(p)), one-sided for worse \(chance(worse))")
    }
    if let least = estimate.lowerBound(confidence: RegressionPolicy.usualConfidence) {
      let drop = max(0, -least)
      sentences.insert("a drop of up to \(NumberText.text(drop)) is not ruled out at 0.95", at: 1)
    }
    if let seen = report.detectableDifference {
      sentences.append("so many cases show a difference of \(NumberText.text(seen)) with a power of 0.8")
    }
    return sentences
  }

  private func difference(_ found: PairedDifference, of what: String) -> String {
    let share = found.effectiveCases / Double(found.cases)
    let interval = TangoScore.interval(
      broken: found.broken * share, fixed: found.fixed * share, count: found.effectiveCases, confidence: 0.95)
    let bounds = interval.map { " (95 % \(signed($0.lower)) … \(signed($0.upper)))" } ?? ""
    let effective =
      found.effectiveCases < Double(found.cases) - 0.05
      ? ", on \(NumberText.text(found.effectiveCases, decimals: 1)) effective cases" : ""
    return "change of the \(what) \(signed(found.mean))\(bounds)\(effective)"
  }

  /// A p-value is never 0.
  private func chance(_ p: Double) -> String { p < 0.0001 ? "below 0.0001" : NumberText.text(p) }

  private func signed(_ value: Double) -> String {
    let text = NumberText.text(value)
    return value > 0 && text != "0" ? "+" + text : text
  }
}

extension PairNote {
  /// `ZD-10432 #2`
  var name: String { caseID.printable + (repetition > 1 ? " #\(repetition)" : "") }

  var place: String { "\(file):\(line)".printable }

  /// `act: issue_refund → escalate to billing_lead`
  var change: String { "\(before.printable) → \(after.printable)" }
}
