import CaseModel

/// A number of cases, the critical ones apart: they run first, so that only the rest is in a random order.
struct Strata: Sendable, Equatable {
  var critical = 0
  var rest = 0

  var all: Int { critical + rest }

  mutating func add(_ count: Int, isCritical: Bool) {
    if isCritical { critical += count } else { rest += count }
  }
}

/// How many cases have to come out well for a check to hold: what the statistics of stopping early are about.
struct CaseDemand: Sendable {
  /// Whether the check is about a case, which has to be known before it runs.
  let isAbout: @Sendable (ExpectedRow, CaseLabels) -> Bool
  /// Whether a case came out well for certain: in every repeat, and without an error.
  let isGood: @Sendable (CaseClass) -> Bool
  /// Whether it came out well in some repeat, or may have, had the machinery not failed.
  let couldBeGood: @Sendable (CaseClass) -> Bool
  /// The cases of the plan that it is about.
  private(set) var planned = Strata()

  mutating func plan(_ row: ExpectedRow, _ labels: CaseLabels) {
    if isAbout(row, labels) { planned.add(1, isCritical: labels.severity == .critical) }
  }

  /// What the cases that ran have come to.
  func standing(after tally: Tally) -> DemandStanding {
    var standing = DemandStanding(planned: planned)
    for (key, count) in tally.cases where isAbout(key.kind.expected, key.kind.labels) {
      let isCritical = key.kind.labels.severity == .critical
      standing.ran.add(count, isCritical: isCritical)
      if isGood(key.kind) { standing.good.add(count, isCritical: isCritical) }
      if couldBeGood(key.kind) { standing.possible.add(count, isCritical: isCritical) }
    }
    return standing
  }
}

/// How far the cases that ran have come towards a demand, and whether those that are left can still change it.
struct DemandStanding: Sendable, Equatable {
  let planned: Strata
  var ran = Strata()
  var good = Strata()
  var possible = Strata()

  enum Answer: Sendable, Equatable {
    case holds(EarlyStop.Ground)
    case fails(EarlyStop.Ground)
    case open
  }

  /// How likely it may be that the sequences are wrong; absent where they are not to be asked.
  struct Risk: Sendable, Equatable {
    var ofHolding: Double?
    var ofFailing: Double?
  }

  init(planned: Strata) { self.planned = planned }

  /// - Parameter needed: how many of all planned cases have to come out well.
  func answer(needed: Int, risk: Risk) -> Answer {
    if good.all >= needed { return .holds(.arithmetic) }
    if possible.all + planned.all - ran.all < needed { return .fails(.arithmetic) }
    // Critical cases are no sample of the others.
    guard ran.critical == planned.critical else { return .open }
    if let alpha = risk.ofHolding, isAtLeast(needed - good.critical, alpha) { return .holds(.sequence) }
    if let alpha = risk.ofFailing, isBelow(needed - possible.critical, alpha) { return .fails(.sequence) }
    return .open
  }

  private func isAtLeast(_ hits: Int, _ alpha: Double) -> Bool {
    guard let (drawn, rate) = sequences(of: good, alpha) else { return false }
    return drawn.isAtLeast(hits) && rate.isAtLeast(Double(hits) / Double(planned.rest))
  }

  private func isBelow(_ hits: Int, _ alpha: Double) -> Bool {
    guard let (drawn, rate) = sequences(of: possible, alpha) else { return false }
    return drawn.isBelow(hits) && rate.isBelow(Double(hits) / Double(planned.rest))
  }

  /// Both have to say so: the one of these very cases, which rests on nothing but the random order, and the one of the
  /// rate that is behind them, which takes them for independent.
  private func sequences(of count: Strata, _ alpha: Double) -> (DrawnSequence, BernoulliSequence)? {
    guard
      let drawn = DrawnSequence(successes: count.rest, trials: ran.rest, population: planned.rest, alpha: alpha),
      let rate = BernoulliSequence(successes: count.rest, trials: ran.rest, alpha: alpha)
    else { return nil }
    return (drawn, rate)
  }
}
