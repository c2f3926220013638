import CaseModel

/// What it means that a case comes to one consequence and came to another, in a word and a sentence.
struct ConsequenceShift: Hashable {
  let kind: ChangeKind
  let explanation: String
}

/// Where a case ends: at a rule's consequence, or in an error.
enum CaseEnd {
  case consequence(Consequence)
  case error

  /// The rules by which two ends of one case are compared; nothing where they are the same.
  ///
  /// - An act where there was none, or another one, is wider; so is the word of an agent where there was none.
  /// - A person who was asked and is asked no more, or another one, or one who is asked where the case was refused, is
  ///   a changed escalation.
  /// - Refusing or escalating what was acted on, or left to an agent, is narrowing; an error acts on nothing.
  /// - Other output is wider, less output is narrowing.
  static func shift(from old: CaseEnd, to new: CaseEnd) -> ConsequenceShift? {
    guard let kind = kind(from: old, to: new) else { return nil }
    return ConsequenceShift(kind: kind, explanation: "cases that \(old.past) \(new.present)")
  }

  private static func kind(from old: CaseEnd, to new: CaseEnd) -> ChangeKind? {
    switch (old, new) {
    case (.error, .error): nil
    case (.error, .consequence(let now)): now.mayAct ? .widerScope : .narrowing
    case (.consequence(.escalate), .error): .escalationChanged
    case (.consequence, .error): .narrowing
    case (.consequence(let was), .consequence(let now)): was.isSame(as: now) ? nil : kind(from: was, to: now)
    }
  }

  private static func kind(from old: Consequence, to new: Consequence) -> ChangeKind {
    switch (old, new) {
    case (.act(_?, _, let was), .act(nil, nil, let now)) where was == now: .narrowing
    case (.act(let was, let arguments, _?), .act(let now, let other, nil)) where was == now && arguments == other:
      .narrowing
    case (_, .act), (_, .adopt): .widerScope
    case (.act, .refuse), (.act, .escalate), (.adopt, .refuse), (.adopt, .escalate): .narrowing
    case (.refuse, .escalate), (.escalate, .refuse): .escalationChanged
    case (.refuse(_, let was), .refuse(_, let now)):
      // The reason alone decides about nothing but the score.
      was == now ? .neutral : now == nil ? .narrowing : .widerScope
    case (.escalate(let was, let output), .escalate(let now, let other)):
      was != now ? .escalationChanged : other == nil && output != nil ? .narrowing : .widerScope
    }
  }

  /// What happened to the cases.
  private var past: String {
    switch self {
    case .error: "ended in an error"
    case .consequence(.act(let action?, _, _)): "were acted on by \(action.printable)"
    case .consequence(.act(nil, _, _)): "got an answer"
    case .consequence(.refuse(let reason, _)): "were refused (\(reason.rawValue))"
    case .consequence(.escalate(let contract, _)): "went to \(contract.printable)"
    case .consequence(.adopt(let agent)): "were left to \(agent.printable)"
    }
  }

  /// What happens to the cases.
  private var present: String {
    switch self {
    case .error: "now end in an error"
    case .consequence(.act(let action?, _, _)): "are now acted on by \(action.printable)"
    case .consequence(.act(nil, _, _)): "now get an answer"
    case .consequence(.refuse(let reason, _)): "are now refused (\(reason.rawValue))"
    case .consequence(.escalate(let contract, _)): "now go to \(contract.printable)"
    case .consequence(.adopt(let agent)): "are now left to \(agent.printable)"
    }
  }
}

extension Consequence {
  /// Whether something may be done or said without a person who is asked first.
  fileprivate var mayAct: Bool {
    switch self {
    case .act, .adopt: true
    case .refuse, .escalate: false
    }
  }

  /// Whether the same follows, output and arguments included.
  func isSame(as other: Consequence) -> Bool {
    switch (self, other) {
    case (.act(let action, let arguments, let output), .act(let other, let otherArguments, let otherOutput)):
      action == other && arguments == otherArguments && output == otherOutput
    case (.refuse(let reason, let output), .refuse(let other, let otherOutput)):
      reason == other && output == otherOutput
    case (.escalate(let contract, let output), .escalate(let other, let otherOutput)):
      contract == other && output == otherOutput
    case (.adopt(let agent), .adopt(let other)): agent == other
    case (.act, _), (.refuse, _), (.escalate, _), (.adopt, _): false
    }
  }
}
