import CaseJSON
import CaseJudgement
import CaseModel

/// What a case of the made-up tallies should come to.
enum Should {
  case act, refuse, escalate, mixed

  var expectation: Expectation {
    switch self {
    case .act: Expectation(ExpectedOutcome(disposition: .act, calls: .inOrder(.call("pay"))))
    case .refuse: Expectation(ExpectedOutcome(disposition: .refuse, reason: .text("policy")))
    case .escalate: Expectation(ExpectedOutcome(disposition: .escalate, to: .text("lead")))
    case .mixed: Expectation(ExpectedOutcome(disposition: .refuse), ExpectedOutcome(disposition: .escalate))
    }
  }
}

/// What a run of the made-up tallies came to.
enum Did: CaseIterable {
  case act, wrongAct, refuse, refuseForAnotherReason, escalate, escalateElsewhere, violate, fail, approvedAct

  var outcome: Outcome {
    switch self {
    case .act: .act(.proposed("pay"))
    case .wrongAct: .act(.proposed("close"))
    case .refuse: .refuse(.policy)
    case .refuseForAnotherReason: .refuse(.outOfScope)
    case .escalate: .escalate("lead")
    case .escalateElsewhere: .escalate("legal")
    case .violate: .act(.executed("pay", violation: true))
    case .fail: .error()
    case .approvedAct: .act(.proposed("pay")).approved
    }
  }
}

extension Tally {
  /// Adds so many cases that should have come to one thing and did, in their repeats, come to others.
  mutating func add(
    _ count: Int = 1, should: Should, did: [Did], severity: CaseSeverity = .medium, tags: [String] = [],
    cluster: String? = nil, validUntil: String? = nil, usage: Usage? = nil
  ) {
    let expectation = should.expectation
    let runs = did.map { did in
      let outcome = did.outcome
      return ScoredRun(RunSignature(outcome, Scorer.score(outcome, against: expectation)), usage: usage)
    }
    let scored = ScoredCase(
      severity: severity, tags: tags, cluster: cluster, validUntil: validUntil.flatMap { CalendarDate($0) },
      expected: expectation.disposition, runs: runs)
    for _ in 0..<count { add(scored) }
  }

  static func made(_ build: (inout Tally) -> Void) -> Tally {
    var tally = Tally()
    build(&tally)
    return tally
  }

  /// Cases that should act: so many that do, the rest refused.
  static func passing(_ passes: Int, of total: Int, errors: Int = 0) -> Tally {
    .made {
      $0.add(passes, should: .act, did: [.act])
      $0.add(errors, should: .act, did: [.fail])
      $0.add(total - passes - errors, should: .act, did: [.refuse])
    }
  }

  var bytes: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
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

func isClose(_ value: Double?, _ expected: Double, within tolerance: Double = 1e-9) -> Bool {
  guard let value else { return false }
  return abs(value - expected) <= tolerance
}
