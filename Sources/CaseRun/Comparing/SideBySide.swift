import CaseJSON
import CaseModel

/// One case replayed once in the candidate and, where there is one, in the baseline.
struct ReplayedRun: Sendable {
  let candidate: Outcome
  /// Absent where no other version is replayed.
  let baseline: Outcome?
}

/// Replays two versions of a workflow side by side, or one alone.
struct SideBySide: Sendable {
  private let candidate: CaseReplayer
  private let baseline: CaseReplayer?
  private let shared: Set<String>

  /// - Parameter baseline: absent for one version alone.
  init(_ candidate: CaseReplayer, _ baseline: Baseline = .absent, isKilled: Bool = false) {
    self.candidate = candidate
    guard case .version(let version) = baseline else {
      (self.baseline, shared) = (nil, [])
      return
    }
    self.baseline = CaseReplayer(workflow: version.workflow, agents: version.agents, isKilled: isKilled)
    shared = version.shared
  }

  /// What a case comes to where nobody is asked in either version; nothing where an agent may have to be asked.
  func runWithoutReplies(of item: Case) -> ReplayedRun? {
    guard let outcome = candidate.outcomeWithoutReplies(of: item) else { return nil }
    guard let baseline else { return ReplayedRun(candidate: outcome, baseline: nil) }
    guard let other = baseline.outcomeWithoutReplies(of: item) else { return nil }
    return ReplayedRun(candidate: outcome, baseline: other)
  }

  /// Replays one case once in each version.
  func run(of item: Case, repetition: Int) async -> ReplayedRun {
    let outcome = await candidate.outcome(of: item, repetition: repetition)
    guard let baseline else { return ReplayedRun(candidate: outcome, baseline: nil) }
    // Where the versions do not agree on what changes nothing, they tell agents other results of tools.
    let isSame = item.toolResults.isEmpty || candidate.toolResults(of: item) == baseline.toolResults(of: item)
    let known = KnownReplies(agents: isSame ? shared : [], replies: outcome.trace.replies)
    return ReplayedRun(
      candidate: outcome, baseline: await baseline.outcome(of: item, repetition: repetition, known: known))
  }
}

/// Replies that were given to the same requests already.
struct KnownReplies {
  /// Agents that would be asked the same again.
  let agents: Set<String>
  /// In the order in which they were asked for, each of which saw those before it.
  let replies: [NamedReply]

  static let none = KnownReplies(agents: [], replies: [])

  /// The reply of an agent to the same request; nothing where that was not made.
  ///
  /// - Parameter seen: the replies that the agent may see.
  func reply(of agent: String, after seen: [NamedReply]) -> Reply? {
    guard agents.contains(agent), let index = replies.firstIndex(where: { $0.agent == agent }),
      Self.areSame(replies[..<index], seen)
    else { return nil }
    return replies[index].reply
  }

  /// An agent is sent replies by name, so that their order does not count.
  private static func areSame(_ known: ArraySlice<NamedReply>, _ seen: [NamedReply]) -> Bool {
    known.count == seen.count
      && known.allSatisfy { reply in
        seen.contains {
          $0.agent == reply.agent && $0.reply.source.canonicalText == reply.reply.source.canonicalText
        }
      }
  }
}
