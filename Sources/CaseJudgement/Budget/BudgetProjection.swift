package import CaseModel

/// What the error budget of a window would come to, if production went on as the run did.
package struct BudgetProjection: Sendable, Equatable {
  package enum Outlook: Sendable, Equatable {
    /// Nothing is spent.
    case untouched
    /// So much of the budget is left at the end of the window: a share, 0 or more.
    case lasts(left: Double)
    /// The budget is gone before the window is; how long it lasts where the window's length is known.
    case runsOut(after: Duration?)
  }

  package let window: TimeSpan?
  /// Cases that the window is expected to bring.
  package let volume: Int
  /// Points that the objective permits over the volume.
  package let allowed: Double
  /// Points that the volume would cost.
  package let spent: Double
  package let outlook: Outlook

  /// Fails where no volume is declared, or the objective permits nothing.
  init?(_ policy: BudgetPolicy, spentPerCase: Double, burnRate: Double) {
    guard let volume = policy.volume, volume > 0,
      let allowed = BudgetReport.allowance(objective: policy.objective, cases: volume)
    else { return nil }
    window = policy.window
    self.volume = volume
    self.allowed = allowed.value
    spent = spentPerCase * Double(volume)
    if spentPerCase == 0 {
      outlook = .untouched
    } else if burnRate <= 1 {
      outlook = .lasts(left: 1 - burnRate)
    } else {
      let exhaustion = policy.window.flatMap {
        BudgetArithmetic.timeToExhaustion(window: .milliseconds($0.milliseconds), burnRate: burnRate)
      }
      outlook = if case .after(let duration) = exhaustion { .runsOut(after: duration) } else { .runsOut(after: nil) }
    }
  }

  /// `at this rate the 30-day budget of 250 points lasts 11 days`
  package var sentence: String {
    let budget = "at this rate the \(windowText)budget of \(NumberText.text(allowed, decimals: 1)) points"
    switch outlook {
    case .untouched: return budget + " is not touched"
    case .lasts(let left):
      // Rounded up: a budget that is nearly spent must not be shown as one that has something left.
      return budget + " lasts, \(Int(((1 - left) * 100 - 1e-9).rounded(.up))) % of it spent"
    case .runsOut(let duration?): return budget + " lasts \(Self.text(duration))"
    case .runsOut(nil):
      return budget + " does not last: \(volume) cases cost \(NumberText.text(spent, decimals: 1))"
    }
  }

  private var windowText: String {
    guard let window else { return "" }
    if let days = Int(exactly: window.days) { return "\(days)-day " }
    return "\(window) "
  }

  /// Rounded down: what it lasts, not what one might hope.
  package static func text(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    for (unit, length) in [("day", Int64(86_400)), ("hour", 3600), ("minute", 60)] where seconds >= length {
      let count = seconds / length
      return "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
    return "less than a minute"
  }
}
