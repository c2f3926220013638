import CaseFiles
import CaseJSON
import CaseModel
import CaseReplay
import Testing

@testable import CaseJudgement

/// What is said of two decisions, held against replays of both: where a case that was not acted on is acted on, or a
/// person is not asked who was, some change must widen.
@Suite struct DecisionPropertyTests {
  private static let conditions = [
    "input.x: a", "input.x: {one_of: [a, b]}", "input.x: {not: a}", "input.x: {contains: a}",
    "input.x: {starts_with: b}",
    "input.n: {above: 1}", "input.n: {at_least: 1}", "input.n: {at_most: 2}", "input.n: {exists: true}",
    "input.n: {within: {of: 2, tolerance: 0.5}}", "r.confidence: {below: 0.5}", "r.confidence: {below: 0.6}",
    "r.output.label: a", "r.output.label: {exists: true, not: a}", "not: {r.output.label: b}",
    "any: [{input.x: a}, {input.n: {above: 2}}]", "input.x: a, input.n: {above: 1}",
  ]
  private static let consequences = [
    "act: reply", "act: pay", "act: pay\n  with: {n: $input.n}", "refuse: policy", "escalate: lead", "escalate: desk",
    "adopt: r", "output: {n: 1}",
  ]

  private struct Draft {
    var steps: [String]

    var text: String { (["- ask: r"] + steps).joined(separator: "\n") + "\n- otherwise: {refuse: out_of_scope}" }
  }

  private static func step(_ random: inout RandomCondition) -> String {
    "- when: {\(random.pick(conditions))}\n  \(random.pick(consequences))"
  }

  private static func pair(_ random: inout RandomCondition) throws -> (old: Workflow, new: Workflow) {
    let old = Draft(steps: (0..<3).map { _ in step(&random) })
    var new = old
    for _ in 0..<Int.random(in: 1...2, using: &random.random) {
      let index = Int.random(in: 0..<new.steps.count, using: &random.random)
      switch Int.random(in: 0..<4, using: &random.random) {
      case 0: new.steps.insert(step(&random), at: index)
      case 1 where new.steps.count > 1: new.steps.remove(at: index)
      case 2: new.steps.shuffle(using: &random.random)
      default:
        // The same consequence under another condition.
        let consequence = new.steps[index].split(separator: "\n").dropFirst().joined(separator: "\n")
        new.steps[index] = "- when: {\(random.pick(conditions))}\n\(consequence)"
      }
    }
    return (try Workflows.workflow(decide: old.text), try Workflows.workflow(decide: new.text))
  }

  private static func outcome(_ item: Case, _ workflow: Workflow, _ reply: Reply) -> Outcome {
    var replay = Replay(of: item, through: workflow)
    while true {
      switch replay.step() {
      case .finished(let outcome): return outcome
      case .ask: replay.receive(reply)
      }
    }
  }

  private static func replies() -> [Reply] {
    [
      #"{"output":{"label":"a"},"confidence":0.55}"#, #"{"output":{"label":"b"},"confidence":0.9}"#,
      #"{"output":{"label":"c"},"confidence":0.1}"#, #"{"output":{"other":1}}"#, #"{"confidence":0.55}"#,
      #"{"disposition":"escalate","to":"lead","output":{"label":"a"},"confidence":0.5}"#,
      #"{"disposition":"refuse","reason":"policy","confidence":0.6}"#,
    ].map { Reply.decode(json($0)) }
  }

  private static let inputs = [
    "{}", #"{"x":"a"}"#, #"{"x":"b"}"#, #"{"x":"ba","n":1}"#, #"{"x":"a","n":2}"#, #"{"n":1.5}"#, #"{"n":2.6}"#,
    #"{"x":"c","n":3}"#, #"{"x":1,"n":"2"}"#, #"{"x":["a"],"n":null}"#, #"{"x":"AB","n":0}"#,
  ]

  /// Whether a case may come out in a way that somebody has to approve.
  private static func widens(_ old: Outcome, _ new: Outcome, _ before: Workflow) -> Bool {
    // An agent's word is no promise of the version's, whether it refuses or escalates.
    let wasLeftToAgent = old.trace.step.map { before.steps[$0].isAdoption } ?? false
    return switch (old.result, new.result) {
    case (.act, .act): "\(old.calls.map(\.call))" != "\(new.calls.map(\.call))" && !new.calls.isEmpty
    case (_, .act): true
    case (.escalate(let was), .escalate(let now)): was != now && !wasLeftToAgent
    case (.escalate, .refuse), (.escalate, .error): !wasLeftToAgent
    case (.refuse, .escalate): !wasLeftToAgent
    default: false
    }
  }

  @Test func noWideningIsMissed() throws {
    var widening = 0
    var narrowing = 0
    let replies = Self.replies()
    let items = Self.inputs.map {
      Case(id: "c", input: json($0), expected: Expectation(alternatives: [], source: json("{}")), source: json("{}"))
    }
    for seed in 0..<UInt64(400) {
      var random = RandomCondition(seed: seed)
      let (old, new) = try Self.pair(&random)
      let changes = ChangeClassifier.changes(from: old, to: new)
      #expect(changes.isEmpty == (old.source == new.source), "\(seed)")
      let isSaidToWiden = changes.contains { $0.kind.widens }
      if !changes.isEmpty, !isSaidToWiden { narrowing += 1 }
      for item in items {
        for reply in replies {
          let (was, now) = (Self.outcome(item, old, reply), Self.outcome(item, new, reply))
          guard Self.widens(was, now, old) else { continue }
          widening += 1
          #expect(
            isSaidToWiden,
            "\(seed): \(was.result) → \(now.result) on \(item.input.canonicalText) \(reply.source.canonicalText)\n\(changes.lines)"
          )
        }
      }
    }
    #expect(widening > 1500, "\(widening)")
    #expect(narrowing > 40, "\(narrowing): whatever is done is called wider")
  }
}

extension DecisionStep {
  /// Whether the step leaves cases to an agent.
  fileprivate var isAdoption: Bool { if case .decide(_, .adopt) = kind { true } else { false } }
}
