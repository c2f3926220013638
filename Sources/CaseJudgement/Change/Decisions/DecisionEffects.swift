import CaseModel

/// What each step that is not the same does to cases, of all that can happen to a case.
struct DecisionEffects {
  private let old: Workflow
  private let new: Workflow
  private let items: [StepAlignment.Item]
  /// By the index of the item; nothing where nobody could go through all that can happen.
  private var effects: [Set<ConsequenceShift>]?

  init(_ old: Workflow, _ new: Workflow, _ items: [StepAlignment.Item]) {
    self.old = old
    self.new = new
    self.items = items
    guard let pairs = DecisionSearch(from: old.steps, to: new.steps).pairs() else { return }
    var effects = Array(repeating: Set<ConsequenceShift>(), count: items.count)
    for pair in pairs {
      if let shift = Self.outcomeShift(pair, old, new) {
        effects[cause(of: pair)].insert(shift)
      }
      if let (agent, shift) = Self.askingShift(pair, old) {
        effects[cause(of: pair, asking: agent)].insert(shift)
      }
    }
    self.effects = effects
  }

  /// What an item means: every kind of widening that it brings, otherwise that it narrows, otherwise nothing.
  func shifts(of index: Int) -> [ConsequenceShift] {
    guard let effects else {
      return [ConsequenceShift(kind: .widerScope, explanation: Self.undecided)]
    }
    let found = effects[index].map { renamed($0, items[index]) }
    var shifts: [ConsequenceShift] = []
    for kind in ChangeKind.allCases where kind.widens || shifts.isEmpty {
      let same = found.filter { $0.kind == kind }.map(\.explanation).sorted()
      guard let first = same.first else { continue }
      shifts.append(
        ConsequenceShift(kind: kind, explanation: same.count == 1 ? first : "\(first), and \(same.count - 1) more such")
      )
    }
    return shifts.isEmpty ? [ConsequenceShift(kind: .neutral, explanation: Self.withoutEffect(items[index]))] : shifts
  }

  private static let undecided = "what these steps do cannot be gone through in full, so it is taken for wider"

  private static func withoutEffect(_ item: StepAlignment.Item) -> String {
    switch item {
    case .renamed: "what a rule is called decides nothing"
    case .moved: "no case is decided differently in this order"
    case .changed, .added, .removed: "no case is decided differently by it"
    }
  }

  /// A threshold that moved is called one.
  private func renamed(_ shift: ConsequenceShift, _ item: StepAlignment.Item) -> ConsequenceShift {
    guard shift.kind == .widerScope, case .changed(let was, let now) = item,
      case .decide(let before?, let consequence) = old.steps[was].kind,
      case .decide(let after?, let other) = new.steps[now].kind, consequence.isSame(as: other),
      after.differsInBoundsOnly(from: before)
    else { return shift }
    return ConsequenceShift(kind: .looserThreshold, explanation: shift.explanation)
  }

  private static func outcomeShift(_ pair: PathPair, _ old: Workflow, _ new: Workflow) -> ConsequenceShift? {
    CaseEnd.shift(from: pair.old.end(in: old), to: pair.new.end(in: new))
  }

  /// Agents see cases that they did not see, or see them without another one's reply; an agent may execute calls
  /// when it is asked.
  private static func askingShift(_ pair: PathPair, _ old: Workflow) -> (agent: String, ConsequenceShift)? {
    let shared = zip(pair.old.asked, pair.new.asked).prefix { $0 == $1 }.count
    guard shared < pair.new.asked.count else {
      guard shared < pair.old.asked.count else { return nil }
      let agent = pair.old.asked[shared]
      return (
        agent, ConsequenceShift(kind: .narrowing, explanation: "\(agent.printable) is asked about fewer cases")
      )
    }
    let agent = pair.new.asked[shared]
    let isNew = !old.steps.contains { $0.agents.contains(agent) }
    return (
      agent,
      ConsequenceShift(
        kind: isNew ? .newIntegration : .widerScope,
        explanation: isNew
          ? "\(agent.printable) is asked, which was not asked before"
          : "\(agent.printable) is asked about cases, or after replies, that it was not asked about before")
    )
  }

  /// The item that a difference comes from: the rule that takes the case now, or the one that let it go before.
  private func cause(of pair: PathPair) -> Int {
    let taker = firstItem { $0.new != nil && $0.new == pair.new.step }
    let loser = firstItem { $0.old != nil && $0.old == pair.old.step }
    guard let taker, let loser else { return taker ?? loser ?? 0 }
    // The rule that decided before, where it stands above the one that decides now and does not take the case.
    if let place = items[loser].new, let now = pair.new.step { return place < now ? loser : taker }
    if let place = items[taker].old, let before = pair.old.step { return before < place ? loser : taker }
    return taker
  }

  /// The step that asks an agent, where it is one of the items.
  private func cause(of pair: PathPair, asking agent: String) -> Int {
    firstItem { item in
      let step = item.new.map { new.steps[$0] } ?? item.old.map { old.steps[$0] }
      return step?.agents == [agent]
    } ?? cause(of: pair)
  }

  /// What a rule is called causes nothing.
  private func firstItem(_ isCause: (StepAlignment.Item) -> Bool) -> Int? {
    items.firstIndex { item in
      if case .renamed = item { return false }
      return isCause(item)
    }
  }
}

extension DecisionPath {
  fileprivate func end(in workflow: Workflow) -> CaseEnd {
    switch ending {
    case .error: .error
    case .undecided: .consequence(.refuse(.unownedRisk, output: nil))
    case .decided(let step):
      workflow.steps[step].consequence.map(CaseEnd.consequence) ?? .error
    }
  }
}
