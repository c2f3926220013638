import CaseJSON
import CaseModel

extension Codec where Value == GatePolicy {
  static var gate: Codec<GatePolicy> { gateTable.codec(GatePolicy.init(source:)) }
}

private let gateTable = Table<GatePolicy>(
  "The bar that a version must clear to be promoted.",
  [
    Field("cases", casesTable.codec { _ in 0 }, isRequired: true, "how many cases there must be: {at_least: 200}") {
      $0.casesAtLeast = $1
    },
    Field("errors", errorsTable.codec { _ in 0 }, "how many runs may end in an error; none unless said") {
      $0.errorsAtMost = $1
    },
    Field(
      "drills", .list(.word(DrillKind.self), atLeast: 1),
      "how the boundary is probed with cases derived from the real ones: [missing_input, limits]"
    ) { $0.drills = $1 },
    Field("regression", .regression, "how much worse than a baseline a version may be") { $0.regression = $1 },
    Field("judge", .judgePolicy, "what is demanded of judges before they are believed: {kappa: {at_least: 0.6}}") {
      $0.judge = $1
    },
    Field("slices", slices, "checks on a part of the cases: {\"tag:refund\": {…}}") { $0.checks += $1 },
  ] + Metric.allCases.map { metric in Field(metric.rawValue, check(metric), metric.summary) { $0.checks += $1 } })

private let sliceTable = Table<[CheckPolicy]>(
  "Checks on a part of the cases.",
  Metric.allCases.map { metric in Field(metric.rawValue, check(metric), metric.summary) { $0 += $1 } })

/// Checks by the slice that they look at.
private let slices = Codec<[CheckPolicy]>(.map(sliceTable.shape)) { value, findings in
  guard value.kind == .object else {
    findings.mistyped(value, expected: "an object of slices")
    return nil
  }
  return value.members.flatMap { member -> [CheckPolicy] in
    guard let slice = Slice(member.name) else {
      findings.error(
        "gate.slice", "'\(member.name)' names no slice",
        hint: "write tag:NAME, or severity: with one of low, medium, high, critical", at: member.key)
      return []
    }
    let checks = sliceTable.codec { _ in [] }.decode(member.value, &findings) ?? []
    if checks.isEmpty, member.value.count == 0 {
      findings.error("gate.no-bound", "a slice without a check checks nothing", at: member.value)
    }
    return checks.map { $0.looking(at: slice) }
  }
}

private let casesTable = Table<Int>(
  "A number of cases.",
  [
    Field("at_least", .integer(atLeast: 1), isRequired: true, "the fewest cases on which a verdict is given") {
      $0 = $1
    }
  ])

private let errorsTable = Table<Int>(
  "A number of errors.",
  [
    Field("at_most", .integer(atLeast: 0), isRequired: true, "the most errors with which a verdict is given") {
      $0 = $1
    }
  ])

private struct CheckDraft {
  var atLeast: Double?
  var atMost: Double?
  var confidence: Double?
  var level = CheckPolicy.Level.block
}

private func check(_ metric: Metric) -> Codec<[CheckPolicy]> {
  checkTable(metric).codec { _ in CheckDraft() }.map { draft, value, findings in
    if draft.atLeast == nil, draft.atMost == nil {
      if value["at_least"] == nil, value["at_most"] == nil {
        findings.error(
          "gate.no-bound", "a check without a bound checks nothing", hint: "add at_least or at_most", at: value)
      }
      return nil
    }
    let bounds = [draft.atLeast.map(CheckPolicy.Bound.atLeast), draft.atMost.map(CheckPolicy.Bound.atMost)]
    return bounds.compactMap(\.self).map {
      CheckPolicy(metric: metric, bound: $0, confidence: draft.confidence, level: draft.level, source: value)
    }
  }
}

private func checkTable(_ metric: Metric) -> Table<CheckDraft> {
  Table(
    metric.summary,
    [
      Field("at_least", bound(metric, vacuous: 0), "the lowest value that holds") { $0.atLeast = $1 },
      Field("at_most", bound(metric, vacuous: 1), "the highest value that holds") { $0.atMost = $1 },
      Field("confidence", confidence(metric), "the one-sided confidence at which it must hold: 0.95") {
        $0.confidence = $1
      },
      Field("level", .word(CheckPolicy.Level.self), "whether a failure blocks or only warns") { $0.level = $1 },
    ])
}

/// A bound in the metric's own unit; a share that every run keeps is no bound.
private func bound(_ metric: Metric, vacuous: Double) -> Codec<Double> {
  switch metric.unit {
  case .proportion, .share, .score:
    Codec<Double>.share.map { share, value, findings in
      if share != vacuous { return share }
      findings.error(
        "gate.vacuous", "every version keeps a bound of \(value.canonicalText)", hint: "write a bound that can fail",
        at: value)
      return nil
    }
  case .count: Codec<Int>.integer(atLeast: 0).map { count, _, _ in Double(count) }
  case .milliseconds, .dollars: .number(0...Double.greatestFiniteMagnitude)
  }
}

private func confidence(_ metric: Metric) -> Codec<Double> {
  Codec<Double>.number(0.5...0.999999, hint: "95 % is 0.95").map { confidence, value, findings in
    if metric.unit == .proportion { return confidence }
    findings.error("gate.confidence", "\(metric.rawValue) has no interval, so that no confidence can decide", at: value)
    return nil
  }
}
