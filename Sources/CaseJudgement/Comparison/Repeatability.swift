package import CaseModel

/// How often the same version would have been judged differently, had it been run again: an A/A test.
///
/// The repeats of every case are dealt into two halves at random, as if two runs of half the repeats had been made, and
/// the gate judges each half by itself. Where the two verdicts differ, the verdict flipped. An odd repeat is left out.
/// The dealing is drawn from a fixed seed, so that the same run gives the same numbers.
///
/// Judged are the checks that are always on and the declared ones, but not those of cost and latency, whose numbers are
/// not kept by repeat, nor anything about a baseline. A subset is judged as if it were the whole.
package struct Repeatability: Sendable, Equatable {
  /// A check that came out differently in some halvings.
  package struct FlippingCheck: Sendable, Equatable, Comparable {
    package let name: String
    package let flips: Int

    /// The one that flips most often first, then by name.
    package static func < (left: FlippingCheck, right: FlippingCheck) -> Bool {
      (right.flips, ExactText(left.name)) < (left.flips, ExactText(right.name))
    }
  }

  package let halvings: Int
  /// How many repeats make a half.
  package let repeatsPerHalf: Int
  /// In how many halvings the two verdicts differ.
  package let flips: Int
  /// How often each verdict came out, of twice as many halves as there are halvings.
  package let verdicts: [Verdict: Int]
  /// The most frequent first, then by name.
  package let checks: [FlippingCheck]

  /// Flips over halvings.
  package var flipRate: Double { Double(flips) / Double(halvings) }
}

extension Repeatability {
  /// - Parameter halvings: how many are drawn; fewer for very many kinds of cases unless said.
  /// - Returns: nothing where the cases were not all run as often, or only once.
  package init?(
    _ tally: Tally, policy: GatePolicy, extra: [CheckPolicy], budget: BudgetPolicy, facts: RunFacts,
    halvings: Int? = nil
  ) {
    guard let repeats = tally.repeats, repeats > 1 else { return nil }
    let count = max(1, halvings ?? min(200, max(20, 1_000_000 / tally.cases.count)))
    let dealer = RepeatDealer(tally, half: repeats / 2)
    var judge = HalfJudge(policy: policy, extra: extra, budget: budget, copies: facts.copies, asOf: facts.asOf)
    judge.policy.regression = nil
    judge.policy.checks = policy.checks.filter(\.metric.isKeptByRepeat)
    judge.extra = extra.filter(\.metric.isKeptByRepeat)
    var generator = SeededDraws(seed: 0x6361_7365_6761_7465)
    var (flips, verdicts, checks) = (0, [Verdict: Int](), [String: Int]())
    for _ in 0..<count {
      let (left, right) = dealer.deal(&generator)
      let reports = (judge.report(left), judge.report(right))
      if reports.0.verdict != reports.1.verdict { flips += 1 }
      verdicts[reports.0.verdict, default: 0] += 1
      verdicts[reports.1.verdict, default: 0] += 1
      for (one, other) in zip(reports.0.checks, reports.1.checks) where one.effect != other.effect {
        let name = one.policy == nil ? one.name : "\(one.name) \(one.demanded)"
        checks[name, default: 0] += 1
      }
    }
    self.init(
      halvings: count, repeatsPerHalf: repeats / 2, flips: flips, verdicts: verdicts,
      checks: checks.map { FlippingCheck(name: $0.key, flips: $0.value) }.sorted())
  }
}

/// Deals the repeats of every case into two halves.
private struct RepeatDealer {
  private let half: Int
  /// Cases whose repeats are all alike, so that every dealing gives the same.
  private var stable = Tally()
  private var others: [(key: Tally.Key, count: Int)] = []

  init(_ tally: Tally, half: Int) {
    self.half = half
    // In an order that depends on nothing but the cases, because each of them takes the next draws.
    for (key, count) in tally.cases.sorted(by: { $0.key < $1.key }) {
      let runs = key.kind.runs
      if runs.allSatisfy({ $0 == runs[0] }) {
        stable.add(Self.kind(key, Array(runs.prefix(half))), cluster: key.cluster?.text, count: count)
      } else {
        others.append((key, count))
      }
    }
  }

  func deal(_ generator: inout SeededDraws) -> (Tally, Tally) {
    var (left, right) = (stable, stable)
    for (key, count) in others {
      for _ in 0..<count {
        let runs = key.kind.runs.shuffled(using: &generator)
        left.add(Self.kind(key, Array(runs.prefix(half))), cluster: key.cluster?.text, count: 1)
        right.add(Self.kind(key, Array(runs.dropFirst(half).prefix(half))), cluster: key.cluster?.text, count: 1)
      }
    }
    return (left, right)
  }

  private static func kind(_ key: Tally.Key, _ runs: [RunSignature]) -> CaseClass {
    CaseClass(expected: key.kind.expected, labels: key.kind.labels, runs: runs)
  }
}

/// Judges a half as if it were a run.
private struct HalfJudge {
  var policy: GatePolicy
  var extra: [CheckPolicy]
  let budget: BudgetPolicy
  let copies: Int
  let asOf: CalendarDate?

  func report(_ half: Tally) -> GateReport {
    var facts = RunFacts()
    facts.cases = half.caseCount
    facts.copies = copies
    facts.asOf = asOf
    facts.planned = half.runCount
    (facts.executed, facts.scored, facts.reported) = (facts.planned, facts.planned, facts.planned)
    let numbers = MetricReport(half, asOf: asOf)
    return Gate.evaluate(
      policy: policy, extra: extra, budget: BudgetReport(numbers, policy: budget), report: numbers, facts: facts)
  }
}

extension Metric {
  /// Whether the tally knows the number of each repeat by itself.
  fileprivate var isKeptByRepeat: Bool {
    switch unit {
    case .proportion, .share, .score: true
    case .count: self != .inputTokens && self != .outputTokens
    case .milliseconds, .dollars: false
    }
  }
}

/// The same numbers for the same seed on every machine (SplitMix64: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014).
private struct SeededDraws: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
