import CaseJSON
import CaseModel

extension Codec where Value == RegressionPolicy {
  static var regression: Codec<RegressionPolicy> {
    regressionTable.codec(RegressionPolicy.init(source:)).map { policy, value, findings in
      let bounds = ["max_drop", "newly_broken", "critical_newly_broken"]
      if bounds.allSatisfy({ value[$0] == nil }) {
        findings.error(
          "gate.no-bound", "a regression without a bound checks nothing",
          hint: "add max_drop, newly_broken or critical_newly_broken", at: value)
      }
      for key in ["confidence", "slices"] where value[key] != nil && value["max_drop"] == nil {
        findings.error(
          "gate.no-bound", "\(key) says how max_drop is shown, and there is none", hint: "add max_drop: 0.02",
          at: policy.place(of: key))
      }
      return policy
    }
  }
}

private let regressionTable = Table<RegressionPolicy>(
  "How much worse than the baseline of a run a version may be.",
  [
    Field("max_drop", drop, "the largest drop of the pass rate, which has to be ruled out: 0.02") { $0.maxDrop = $1 },
    Field(
      "confidence", .number(0.5...0.999999, hint: "95 % is 0.95"),
      "the one-sided confidence at which it has to be ruled out; 0.95 unless said"
    ) { $0.confidence = $1 },
    Field("newly_broken", count, "how many cases that passed may fail now: {at_most: 3}") { $0.newlyBroken = $1 },
    Field("critical_newly_broken", count, "how many critical cases that passed may fail now: {at_most: 0}") {
      $0.criticalNewlyBroken = $1
    },
    Field("slices", slices, "parts of the cases in which the same drop has to be ruled out: [\"tag:refund\"]") {
      $0.slices = $1
    },
  ])

private let count = Table<Int>(
  "A number of cases.",
  [Field("at_most", .integer(atLeast: 0), isRequired: true, "the most that may be") { $0 = $1 }]
).codec { _ in 0 }

/// A margin that something can exceed and something can keep.
private let drop = Codec<Double>.share.map { drop, value, findings in
  if drop > 0, drop < 1 { return drop }
  let (code, message, hint) =
    drop == 1
    ? ("gate.vacuous", "every version keeps a drop of 1", "write a drop that can be exceeded: 0.02")
    : (
      "gate.uncertifiable", "no number of cases shows that nothing at all was lost",
      "write the smallest drop that matters: 0.02; or newly_broken: {at_most: 0}"
    )
  findings.error(code, message, hint: hint, at: value)
  return nil
}

private let slices = Codec<[Slice]>.list(slice, atLeast: 1).map { slices, value, findings in
  var known: Set<Slice> = []
  for (slice, place) in zip(slices, value.elements) where !known.insert(slice).inserted {
    findings.error("gate.slice", "\(slice) is named twice", at: place)
  }
  return slices
}

private let slice = Codec<String>.text.map { text, value, findings -> Slice? in
  if let slice = Slice(text) { return slice }
  findings.error(
    "gate.slice", "'\(text)' names no slice",
    hint: "write tag:NAME, or severity: with one of low, medium, high, critical", at: value)
  return nil
}
