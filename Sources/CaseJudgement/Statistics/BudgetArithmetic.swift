/// How errors spend the allowance that an objective leaves.
///
/// Source: B. Beyer et al. (editors), "The Site Reliability Workbook" (2018), chapters 2 "Implementing SLOs" and 5
/// "Alerting on SLOs".
package enum BudgetArithmetic {
  /// When the allowance runs out at a steady burn rate.
  package enum Exhaustion: Equatable, Sendable {
    /// Nothing burns, or so little that the time does not fit a `Duration`.
    case never
    /// From a full budget on.
    case after(Duration)
  }

  /// Errors that the objective permits: `(1 − objective) · volume`.
  ///
  /// - Parameters:
  ///   - objective: the share that must be right, 0…1.
  ///   - volume: all that happens in the budget's window, not negative.
  /// - Returns: errors, or weighted errors; not rounded, as half an error may be left. Nil outside these domains.
  package static func allowedErrors(objective: Double, volume: Int) -> Double? {
    guard objective >= 0, objective <= 1, volume >= 0 else { return nil }
    // Not as written above: 1 − 0.9 has lost its last digits before they are multiplied.
    return Double(volume) - objective * Double(volume)
  }

  /// How many times faster than permitted errors occur: `error rate / (1 − objective)`; 1 spends it all in its window.
  ///
  /// Exact to a few units in the last place, so at the limit compare counts with `allowedErrors` instead.
  ///
  /// - Parameters:
  ///   - errorRate: errors, or weighted errors, over volume; not negative, above 1 only if weighted.
  ///   - objective: the share that must be right, 0..<1.
  /// - Returns: a multiple; nil outside these domains. An objective of 1 permits nothing to measure a rate by.
  package static func burnRate(errorRate: Double, objective: Double) -> Double? {
    guard errorRate >= 0, errorRate.isFinite, objective >= 0, objective < 1 else { return nil }
    let rate = errorRate / (1 - objective)
    return rate.isFinite ? rate : nil
  }

  /// How long a full budget lasts: `window / burn rate`.
  ///
  /// - Parameters:
  ///   - window: the time that the budget is for, longer than 0.
  ///   - burnRate: from `burnRate(errorRate:objective:)`, not negative.
  /// - Returns: nil outside these domains.
  package static func timeToExhaustion(window: Duration, burnRate: Double) -> Exhaustion? {
    guard window > .zero, burnRate >= 0, burnRate.isFinite else { return nil }
    let (whole, fraction) = window.components
    let seconds = (Double(whole) + Double(fraction) * 1e-18) / burnRate
    guard seconds < 0x1p62 else { return .never }
    // What is a whole number of seconds but for the last bits of its factors is one.
    let started = (seconds + seconds * 1e-12).rounded(.down)
    let rest = max(0, seconds - started)
    return .after(.init(secondsComponent: Int64(started), attosecondsComponent: Int64(rest * 1e18)))
  }
}
