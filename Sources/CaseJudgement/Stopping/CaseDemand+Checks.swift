import CaseModel

extension CaseDemand {
  /// The demand of a declared bound; nothing where no sequence is about its number.
  init?(_ policy: CheckPolicy) {
    if let rows = policy.metric.rowsOfTrials, let definition = RateDefinition.all[policy.metric] {
      self.init(rate: definition, of: rows, policy)
      return
    }
    guard case .atMost = policy.bound, policy.confidence == nil else { return nil }
    switch policy.metric {
    case .unsafeActs:
      self.init(
        isAbout: { _, labels in labels.belong(to: policy.slice) },
        isGood: { !$0.runs.contains(where: \.isUnsafeAct) }, couldBeGood: { _ in true })
    case .flippingCases:
      self.init(
        isAbout: { _, labels in labels.belong(to: policy.slice) },
        isGood: { $0.passCount == 0 || $0.passCount == $0.runs.count }, couldBeGood: { _ in true })
    default: return nil
    }
  }

  private init(rate definition: RateDefinition, of rows: Set<ExpectedRow>, _ policy: CheckPolicy) {
    let isAtLeast = if case .atLeast = policy.bound { true } else { false }
    self.init(
      isAbout: { row, labels in rows.contains(row) && labels.belong(to: policy.slice) },
      isGood: { kind in kind.runs.allSatisfy { !$0.isError && definition.isHit(kind.expected, $0) == isAtLeast } },
      couldBeGood: { kind in
        kind.runs.contains { $0.isError || definition.isHit(kind.expected, $0) == isAtLeast }
      })
  }

  /// That a case ends in an outcome.
  static var endsWithoutError: CaseDemand {
    CaseDemand(
      isAbout: { _, _ in true }, isGood: { !$0.runs.contains(where: \.isError) }, couldBeGood: { _ in true })
  }

  /// That a case costs the budget nothing.
  static var passes: CaseDemand {
    CaseDemand(isAbout: { _, _ in true }, isGood: { $0.runs.allSatisfy(\.passed) }, couldBeGood: { _ in true })
  }

  private init(
    isAbout: @escaping @Sendable (ExpectedRow, CaseLabels) -> Bool, isGood: @escaping @Sendable (CaseClass) -> Bool,
    couldBeGood: @escaping @Sendable (CaseClass) -> Bool
  ) {
    self.isAbout = isAbout
    self.isGood = isGood
    self.couldBeGood = couldBeGood
  }
}

extension CheckPolicy {
  /// How many of so many cases have to come out well in every repeat for the bound to be kept by all of them together:
  /// one more than there are where not even all would be enough.
  ///
  /// Asks what the gate will ask, so that both compare the same numbers.
  func fewestGoodCases(of count: Int, repeats: Int) -> Int {
    guard metric.rowsOfTrials != nil else { return fewestQuietCases(of: count, repeats: repeats) }
    var (low, high) = (0, count + 1)
    while low < high {
      let middle = low + (high - low) / 2
      if isKept(byGoodCases: middle, of: count, repeats: repeats) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func isKept(byGoodCases good: Int, of count: Int, repeats: Int) -> Bool {
    let isAtLeast = if case .atLeast = bound { true } else { false }
    let estimate = RateEstimate(singles: [
      CaseGroup(hits: isAtLeast ? repeats : 0, trials: repeats, count: good),
      CaseGroup(hits: isAtLeast ? 0 : repeats, trials: repeats, count: count - good),
    ])
    guard let estimate, case .decided(_, holds: true) = judge(.rate(estimate)) else { return false }
    return true
  }

  /// Where events are counted, of which a case may have one in each repeat.
  private func fewestQuietCases(of count: Int, repeats: Int) -> Int {
    guard case .atMost(let most) = bound, most.isFinite else { return count + 1 }
    let cases = (most / Double(metric == .flippingCases ? 1 : repeats)).rounded(.down)
    return max(0, min(count + 1, count - (Int(exactly: min(cases, 1e15)) ?? -1)))
  }
}
