import CaseModel

/// What `--stop-early` came to, for the gate and every report.
package struct EarlyStop: Sendable, Equatable {
  /// Why the rest cannot change the verdict.
  package enum Ground: String, Sendable {
    /// Whatever it comes to: counted, with nothing to be estimated.
    case arithmetic
    /// Except with the chance that the sequences allow.
    case sequence
  }

  /// A check of the gate, as far as it takes to tell it from the others.
  package struct SettledCheck: Sendable, Equatable {
    let name: String
    /// Absent for a check that is not about a metric.
    var bound: CheckPolicy.Bound?
    var confidence: Double?

    func isAbout(_ result: CheckResult) -> Bool {
      result.name == name && result.policy?.bound == bound && result.policy?.confidence == confidence
    }
  }

  package struct Decision: Sendable, Equatable {
    /// `promote` or `block`.
    package let verdict: Verdict
    package let ground: Ground
    /// What settled it, one line each.
    package let reasons: [String]
    /// The checks that were settled; what the others show of the cases that ran is nobody's answer.
    let settled: [SettledCheck]
  }

  /// The chance of another verdict than that of all cases, both ways together.
  package static let alpha = 0.05
  /// What the sequence is called, and where it comes from.
  package static let sequence = "Robbins' Bernoulli confidence sequence (arXiv:1611.01675)"
  /// Its form for a known number of cases in a random order.
  package static let drawnSequence = "the same without replacement (arXiv:2006.04347)"

  /// Absent where all cases ran.
  package var decision: Decision?
  /// How often it was asked whether the rest can change the verdict.
  package var looks = 0
  /// By how many rate checks the chance of a wrong block is divided.
  package var blockingRates = 0
  /// Why the sequences were not asked; absent where they were.
  package var withoutSequences: String?
  /// What kept the last look from a verdict, one line each.
  package var open: [String] = []
  /// The digest that the random order was made of.
  package var order = ""
  /// Cases that were not run because the rule said so, counted where they were listed.
  package var skippedCases = 0

  package init() {}
}
