import CaseModel

extension ChangeList {
  mutating func compareGate() {
    compare(
      ["gate", "cases", "at_least"], old.gate.casesAtLeast, new.gate.casesAtLeast,
      rising: (.narrowing, "more cases are needed for a verdict"),
      falling: (.gateLoosened, "fewer cases are enough for a verdict"))
    compare(
      ["gate", "errors", "at_most"], old.gate.errorsAtMost, new.gate.errorsAtMost,
      rising: (.gateLoosened, "more errors are forgiven"), falling: (.narrowing, "fewer errors are forgiven"))
    for was in old.gate.checks where !new.gate.checks.contains(where: was.isAboutTheSame) {
      add(.gateLoosened, was.path, "nothing is demanded of it any more")
    }
    for now in new.gate.checks {
      guard let was = old.gate.checks.first(where: now.isAboutTheSame) else {
        switch now.level {
        case .block: add(.narrowing, now.path, "one more check can block")
        case .warn: add(.neutral, now.path, "it is shown, and never blocks")
        }
        continue
      }
      compareCheck(was, now)
    }
    list(
      ["gate", "drills"], old.gate.drills.map(\.rawValue), new.gate.drills.map(\.rawValue),
      added: (.narrowing, { "the boundary is probed before the verdict: \($0)" }),
      removed: (.gateLoosened, { "the boundary is not probed any more before the verdict: \($0)" }))
    compareRegression()
  }

  private mutating func compareCheck(_ was: CheckPolicy, _ now: CheckPolicy) {
    let check = Array(now.path.dropLast())
    switch now.bound {
    case .atLeast(let bound):
      compare(
        now.path, was.bound.value, bound, rising: (.narrowing, "the bar is higher"),
        falling: (.gateLoosened, "the bar is lower"))
    case .atMost(let bound):
      compare(
        now.path, was.bound.value, bound, rising: (.gateLoosened, "the bar is lower"),
        falling: (.narrowing, "the bar is higher"))
    }
    // Two bounds of one metric share what else is said about it.
    if covers(check + ["confidence"]) || covers(check + ["level"]) { return }
    // Without a confidence the point decides, which is as much as a bound at 0.5 asks for at most.
    compare(
      check + ["confidence"], was.confidence ?? 0, now.confidence ?? 0,
      rising: (.narrowing, "the bar must be cleared with more confidence"),
      falling: (.gateLoosened, "the bar must be cleared with less confidence"))
    switch (was.level, now.level) {
    case (.block, .warn): add(.gateLoosened, check + ["level"], "a failure only warns")
    case (.warn, .block): add(.narrowing, check + ["level"], "a failure blocks")
    case (.block, .block), (.warn, .warn): break
    }
  }
}

extension CheckPolicy {
  fileprivate func isAboutTheSame(_ other: CheckPolicy) -> Bool {
    metric == other.metric && slice == other.slice && key == other.key
  }

  /// Where the bound stands.
  fileprivate var path: [String] {
    ["gate"] + (slice.map { ["slices", $0.description] } ?? []) + [metric.rawValue, key]
  }

  private var key: String {
    switch bound {
    case .atLeast: "at_least"
    case .atMost: "at_most"
    }
  }
}
