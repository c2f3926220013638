import CaseJSON
import CaseModel

let judgeTable = Table<Judge>(
  "A model or a program that scores a text where no exact matcher can decide.",
  [
    Field("agent", .text, isRequired: true, "who is asked; no rule of the workflow asks the same") { $0.agent = $1 },
    Field("rubric", .text, isRequired: true, "the file that says what is good, relative to this one") {
      $0.rubric = $1
    },
    Field("scale", scale, isRequired: true, "the lowest and the highest score: [1, 5]") { $0.scale = $1 },
    Field(
      "pass", passTable.codec { _ in PassDraft() }.map { $0.bound($1, &$2) }, isRequired: true,
      "which scores pass: {at_least: 4}"
    ) { $0.pass = $1 },
    Field("sees_input", .boolean, "whether it is shown the case's input beside the text; not unless said") {
      $0.seesInput = $1
    },
    Field("calibration", .text, "a file of texts on which people gave their verdict, relative to this one") {
      $0.calibration = $1
    },
    Field("description", .text, "what it judges") { $0.description = $1 },
  ])

private let anyNumber = Codec<Double>.number(-1e15...1e15)

private let scale = Codec<[Double]>.list(anyNumber, atLeast: 1).map { ends, value, findings -> ClosedRange<Double>? in
  if value.count == 2, ends.count == 2, ends[0] < ends[1] { return ends[0]...ends[1] }
  // What is no number was said already.
  if ends.count == value.count {
    findings.error(
      "judge.scale", "a scale is its lowest and its highest score", hint: "write it like [1, 5]", at: value)
  }
  return nil
}

private struct PassDraft {
  var bounds: [CheckPolicy.Bound] = []

  func bound(_ value: JSONValue, _ findings: inout Findings) -> CheckPolicy.Bound? {
    if bounds.count == 1 { return bounds[0] }
    if value.count != 1 {
      findings.error("judge.pass", "a score passes by one bound", hint: "write at_least, or at_most", at: value)
    }
    return nil
  }
}

private let passTable = Table<PassDraft>(
  "Which scores pass.",
  [
    Field("at_least", anyNumber, "the lowest score that passes") { $0.bounds.append(.atLeast($1)) },
    Field("at_most", anyNumber, "the highest score that passes, where little is good") {
      $0.bounds.append(.atMost($1))
    },
  ])

extension Codec where Value == JudgePolicy {
  static var judgePolicy: Codec<JudgePolicy> {
    judgePolicyTable.codec(JudgePolicy.init(source:)).map { policy, value, findings in
      if value["kappa"] == nil, value["canaries"] == nil {
        findings.error(
          "gate.no-bound", "a demand without a bound demands nothing", hint: "add kappa or canaries", at: value)
      }
      return policy
    }
  }
}

private let judgePolicyTable = Table<JudgePolicy>(
  "What is demanded of each judge; where one falls short, there is no verdict.",
  [
    Field("kappa", kappaTable.codec { _ in KappaDraft() }, "agreement with people beyond chance: {at_least: 0.6}") {
      $0.kappa = $1.atLeast
      $0.confidence = $1.confidence
    },
    Field("canaries", canariesTable.codec { _ in 0 }, "texts known to be bad that may pass: {at_most: 0}") {
      $0.canariesAtMost = $1
      $0.demandsCanaries = true
    },
    Field(
      "verdicts", verdictsTable.codec { _ in JudgePolicy.usualVerdicts },
      "the fewest verdicts of people on which κ is believed; 20 unless said"
    ) { $0.verdictsAtLeast = $1 },
  ])

private struct KappaDraft {
  var atLeast: Double?
  var confidence: Double?
}

private let kappaTable = Table<KappaDraft>(
  "Cohen's κ of a judge and people.",
  [
    Field("at_least", kappa, isRequired: true, "the least κ, above 0 and below 1") { $0.atLeast = $1 },
    Field(
      "confidence", .number(0.5...0.999999, hint: "95 % is 0.95"), "the one-sided confidence at which it must hold"
    ) { $0.confidence = $1 },
  ])

/// A κ of 0 is what two coins agree by.
private let kappa = Codec<Double>.share.map { share, value, findings -> Double? in
  if share > 0, share < 1 { return share }
  findings.error("gate.vacuous", "κ must be above 0 and below 1", hint: "write at_least: 0.6", at: value)
  return nil
}

private let canariesTable = Table<Int>(
  "A number of texts.",
  [Field("at_most", .integer(atLeast: 0), isRequired: true, "the most that may pass") { $0 = $1 }])

private let verdictsTable = Table<Int>(
  "A number of verdicts.",
  [Field("at_least", .integer(atLeast: 2), isRequired: true, "the fewest") { $0 = $1 }])
