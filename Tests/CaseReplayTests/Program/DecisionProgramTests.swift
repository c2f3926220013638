import CaseJSON
import CaseModel
import Testing

@testable import CaseReplay

/// A program decides as its conditions, asked one by one, would.
@Suite struct DecisionProgramTests {
  @Test func searchesForAllRulesAtOnceDecideAsEachRuleAlone() throws {
    var decisions: [Int: Int] = [:]
    for seed in 0..<60 {
      var random = SeededGenerator(seed: UInt64(seed))
      let workflow = try Self.workflow(ruleCount: seed % 5 == 0 ? 90 : 8, &random)
      let program = DecisionProgram(workflow)
      for _ in 0..<20 {
        let item = try Samples.item(Self.input(&random))
        let expected = Self.firstRule(that: workflow, decides: item.input)
        var replay = Replay(of: item, through: program)
        guard case .finished(let outcome) = replay.step() else { throw Unexpected("it asks somebody") }
        #expect(outcome.trace.step == expected, "seed \(seed): \(item.input.canonicalText)")
        decisions[expected ?? -1, default: 0] += 1
      }
    }
    #expect(decisions.count > 8, "hardly any variety: \(decisions)")
  }

  @Test func questionsBeyondTheBitsOfAWordAreAskedSingly() throws {
    let rules = (0..<70).map { "  - when: {input.body: {contains: word\($0)x}}\n    refuse: policy" }
    let program = DecisionProgram(
      try Samples.workflow("decide:\n\(rules.joined(separator: "\n"))\n  - otherwise: {refuse: out_of_scope}"))
    for rule in [0, 63, 64, 69] {
      var replay = Replay(of: try Samples.item(#"{"body":"so WORD\#(rule)X it is"}"#), through: program)
      guard case .finished(let outcome) = replay.step() else { throw Unexpected("it asks somebody") }
      #expect(outcome.trace.step == rule)
    }
  }

  private static let words = ["ab", "abc", "b", "BCA", "ß", "ẞa", "弁", "a b", "aaaaa", "É"]

  private static func workflow(ruleCount: Int, _ random: inout SeededGenerator) throws -> Workflow {
    let rules = (0..<ruleCount).map { _ in "  - when: \(condition(depth: 2, &random))\n    refuse: policy" }
    return try Samples.workflow("decide:\n\(rules.joined(separator: "\n"))\n  - otherwise: {refuse: out_of_scope}")
  }

  private static func condition(depth: Int, _ random: inout SeededGenerator) -> String {
    switch depth == 0 ? 9 : Int.random(in: 0..<9, using: &random) {
    case 0: "{not: \(condition(depth: depth - 1, &random))}"
    case 1: "{any: [\(condition(depth: depth - 1, &random)), \(condition(depth: depth - 1, &random))]}"
    case 2: "{all: [\(condition(depth: depth - 1, &random)), \(condition(depth: depth - 1, &random))]}"
    default: "{input.\(pick(["body", "more.body"], &random)): \(matcher(&random))}"
    }
  }

  private static func matcher(_ random: inout SeededGenerator) -> String {
    let list = (0..<Int.random(in: 1...3, using: &random)).map { _ in "\"\(pick(words, &random))\"" }
    let word = "\"\(pick(words, &random))\""
    return pick(
      [
        "{contains_any: [\(list.joined(separator: ", "))]}", "{contains: \(word)}",
        "{contains_all: [\(list.joined(separator: ", "))]}", "{starts_with: \(word)}", "{exists: false}",
        "{not: {contains: \(word)}}",
      ], &random)
  }

  private static func input(_ random: inout SeededGenerator) -> String {
    let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in pick(words + ["x", "aa"], &random) }.joined()
    let value = pick(["\"\(text)\"", "\"\(text)\"", "[\"\(text)\", 7]", "7", "null"], &random)
    return pick([#"{"body":\#(value)}"#, #"{"body":"\#(text)","more":{"body":\#(value)}}"#, "{}"], &random)
  }

  private static func pick(_ texts: [String], _ random: inout SeededGenerator) -> String {
    texts[Int.random(in: texts.indices, using: &random)]
  }

  private static func firstRule(that workflow: Workflow, decides input: JSONValue) -> Int? {
    workflow.steps.firstIndex { step in
      guard case .decide(let condition, _) = step.kind else { return false }
      return condition.map { holds($0, input) } ?? true
    }
  }

  /// The condition as it is written, without a program.
  private static func holds(_ condition: Condition, _ input: JSONValue) -> Bool {
    switch condition {
    case .all(let conditions): conditions.allSatisfy { holds($0, input) }
    case .any(let conditions): conditions.contains { holds($0, input) }
    case .not(let condition): !holds(condition, input)
    case .field(.input(let path), let matcher):
      switch Result(catching: { () throws(Unreadable) in try matcher.isMet(by: input.at(path), .lenient) }) {
      case .success(let answer): answer
      case .failure: false
      }
    case .field(.reply, _): false
    }
  }
}
