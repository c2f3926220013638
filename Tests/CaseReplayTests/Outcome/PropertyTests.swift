import CaseModel
import CaseReplay
import Testing

/// What holds for every workflow, every case and every reply.
@Suite struct PropertyTests {
  private static let seeds: [UInt64] = Array(0..<200)

  @Test func theKillSwitchLeavesNothingAboveRecommend() throws {
    var stopped = 0
    for seed in Self.seeds {
      let world = try RandomWorld(seed: seed)
      let outcome = try Driven(world.item, through: world.workflow, replies: world.replies, killSwitch: true).outcome
      for call in outcome.calls {
        switch call.call.state {
        case .proposed:
          let tier = try #require(call.tier, "seed \(seed)")
          #expect(tier <= .recommend, "seed \(seed): \(call.call.action)")
        case .executed:
          let isChange = call.tier.map { $0 > .recommend } ?? true
          #expect(call.violation?.rule == (isChange ? .killSwitch : nil), "seed \(seed)")
        case .failed:
          #expect(call.violation == nil, "seed \(seed)")
        }
      }
      if outcome.line == "refuse kill_switch" { stopped += 1 }
    }
    #expect(stopped > 20, "the property was hardly put to the test: \(stopped)")
  }

  @Test func everyOutcomeHasAnOwnerWithAName() throws {
    var lines: Set<String> = []
    for seed in Self.seeds {
      let world = try RandomWorld(seed: seed)
      let outcome = try Driven(world.item, through: world.workflow, replies: world.replies).outcome
      let owner = try #require(outcome.owner, "seed \(seed)")
      #expect(!owner.name.isEmpty, "seed \(seed)")
      switch outcome.result {
      case .act: #expect([.workflowOwner, .approver].contains(owner.role), "seed \(seed)")
      case .refuse: #expect(owner.role == .exceptionOwner, "seed \(seed)")
      case .escalate: #expect(owner.role == .escalationOwner, "seed \(seed)")
      case .error: break
      }
      lines.insert(outcome.line)
    }
    #expect(lines.count >= 6, "hardly any variety: \(lines)")
  }

  @Test func aReplayIsDeterministic() throws {
    for seed in Self.seeds {
      let world = try RandomWorld(seed: seed)
      let first = try Driven(world.item, through: world.workflow, replies: world.replies)
      let again = try Driven(world.item, through: RandomWorld(seed: seed).workflow, replies: world.replies)
      #expect(first.outcome.everything == again.outcome.everything, "seed \(seed)")
      #expect(first.asked == again.asked, "seed \(seed)")
    }
  }

  @Test func noCallOfAnOutcomeIsBeyondAuthorityUnlessItWasExecuted() throws {
    for seed in Self.seeds {
      let world = try RandomWorld(seed: seed)
      let outcome = try Driven(world.item, through: world.workflow, replies: world.replies).outcome
      for call in outcome.calls where call.call.state == .proposed {
        #expect(call.violation == nil, "seed \(seed)")
        #expect(outcome.line == "act", "seed \(seed): a proposed call stands in \(outcome.line)")
        #expect(world.workflow.actions[call.call.action] != nil, "seed \(seed)")
      }
    }
  }

  @Test func noAgentIsAskedTwice() throws {
    for seed in Self.seeds {
      let world = try RandomWorld(seed: seed)
      let asked = try Driven(world.item, through: world.workflow, replies: world.replies).asked
      #expect(Set(asked).count == asked.count, "seed \(seed)")
    }
  }
}
