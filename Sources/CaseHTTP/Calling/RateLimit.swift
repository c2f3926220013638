/// So much a minute, spread evenly: a value that is told what time it is.
///
/// Source: the generic cell rate algorithm, ITU-T I.371 annex A, as a virtual schedule. What is let through at once is
/// taken off the rate, so that no minute sees more than is allowed.
struct RateLimit: Sendable {
  typealias Moment = ContinuousClock.Instant

  /// From one unit to the next.
  private let interval: Duration
  /// How far the schedule may run ahead of the clock.
  private let tolerance: Duration
  /// When the next unit would come if all came evenly.
  private var schedule: Moment?

  /// - Parameter perMinute: units, above 0.
  init(perMinute: Int) {
    let perMinute = max(1, perMinute)
    // A second's worth at once.
    let burst = max(1, perMinute / 60)
    // Rounded up, so that what is left over never adds up to one more.
    interval = .seconds(60) / (perMinute - burst + 1) + .nanoseconds(1)
    tolerance = interval * (burst - 1)
  }

  /// When something may begin; a moment that is not after `now` means at once.
  func earliest(now: Moment) -> Moment { max(now, (schedule ?? now) - tolerance) }

  /// Notes that something begins.
  ///
  /// - Parameter units: what it costs; more than fits at once is paid for afterwards.
  mutating func begin(_ units: Int, now: Moment) {
    schedule = max(now, schedule ?? now) + interval * max(0, units)
  }
}
