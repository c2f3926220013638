import CaseJSON
import Foundation
import Testing

/// 50 airline tasks, each tried four times by a model with tools, and the official rewards.
@Suite(.endToEnd, .enabled(if: RealData.isPresent("tau_airline"), RealData.absence(of: "tau_airline")))
struct TauAirlineTests {
  /// The runs on which calls and output do not agree with the official reward, which is 1 for all three:
  ///
  /// - task-002: said "$23,553" where "23553" is looked for; the reward takes commas out of what was said.
  /// - task-005: named each flight's origin and destination too; the reward compares the state that came of it.
  /// - task-026: updated with a wrong card first and then again with the right one; the state came out the same.
  private static let differing: Set<String> = ["task-002 repeat 3", "task-005 repeat 2", "task-026 repeat 3"]

  @Test func rewardsGiveThePublishedPassHatK() throws {
    let project = try RealData.project(
      "tau_airline", cases: "cases_by_reward.jsonl", recording: "recording_by_reward.jsonl")
    let verdict = try project.verdict(Self.workflow, repeats: 4)
    let published = try #require(try RealData.json("tau_airline", "published.json")["pass^k"])
    let passHat = try #require(verdict["pass_hat_k"]).elements.compactMap(\.number?.double)
    #expect(passHat.map { ($0 * 1000).rounded() } == [420, 273, 220, 200])
    for (index, value) in passHat.enumerated() {
      let row = try #require(published["\(index + 1)"]?.number?.double)
      #expect(abs(value - row) < 0.0005, "pass^\(index + 1) is \(value), published \(row)")
    }
    #expect(try verdict.metric("pass_rate") == passHat.first)
    #expect(try verdict.metric("repeats.pass_hat_k") == passHat.last)
  }

  @Test func transcriptsGiveTheMatrix() throws {
    let verdict = try Self.replayed().verdict(Self.workflow, repeats: 4)
    let matrix = try #require(verdict["matrix"])
    let expected: [String: [String: Int]] = [
      "act": ["act": 85, "refuse": 20, "escalate": 15, "error": 0],
      "refuse": ["act": 18, "refuse": 15, "escalate": 27, "error": 0],
      "escalate": ["act": 2, "refuse": 8, "escalate": 6, "error": 0],
      "mixed": ["act": 0, "refuse": 4, "escalate": 0, "error": 0],
    ]
    for (row, columns) in expected {
      for (column, count) in columns {
        #expect(matrix[row]?[column]?.int == count, "should \(row), did \(column)")
      }
    }
  }

  @Test func callsAndOutputAgreeWithTheOfficialReward() throws {
    let project = try Self.replayed()
    _ = try project.verdict(Self.workflow, repeats: 4)
    var passed: [String: Bool] = [:]
    for line in try #require(try project.runFile("results.jsonl")).split(separator: "\n") {
      let row = try RealData.parsed(Data(line.utf8))
      let parts = try #require(row["parts"])
      passed[try Self.run(row)] = parts["calls"]?.bool != false && parts["output"]?.bool != false
    }
    #expect(passed.count == 200)
    var differing: Set<String> = []
    for row in try #require(try RealData.json("tau_airline", "published.json")["rewards"]).elements {
      let run = try Self.run(row)
      let reward = try #require(row["reward"]?.number?.double)
      let agrees: Bool = try #require(passed[run] as Bool?) == (reward == 1)
      if !agrees { differing.insert(run) }
    }
    #expect(200 - differing.count >= 197)
    #expect(differing == Self.differing)
  }

  private static func run(_ row: JSONValue) throws -> String {
    "\(try #require(row["case"]?.string)) repeat \(try #require(row["repeat"]?.int))"
  }

  private static func replayed() throws -> Project {
    try RealData.project("tau_airline", recording: "recording.jsonl")
  }

  private static let changing = [
    "book_reservation", "cancel_reservation", "update_reservation_flights", "update_reservation_baggages",
    "update_reservation_passengers", "send_certificate",
  ]

  private static let reading = [
    "get_reservation_details", "get_user_details", "search_direct_flight", "search_onestop_flight", "list_all_airports",
    "calculate", "transfer_to_human_agents",
  ]

  private static let workflow = RealData.workflow(
    named: "airline", agent: "assistant",
    body: """
      actions:
      \(changing.map { "  \($0): {tier: write}" }.joined(separator: "\n"))
      \(reading.map { "  \($0): {tier: read}" }.joined(separator: "\n"))
      escalations:
        human_agent: {owner: {name: Linus, kind: person}}
      decide:
        - adopt: assistant
      """)
}
