/// A small workflow, dataset and recording that promote as they are; tests change one thing and see what happens.
struct Fixture {
  /// Replaced in the workflow's text, one after another.
  var changes: [(old: String, new: String)] = []
  /// The lines of the dataset.
  var cases: [String] = Fixture.cases(count: 20)
  /// The lines of the recording; absent for one that fits the cases of `cases(count:)`.
  var recording: [String]?
  /// The lines of the incident ledger; absent where none is written.
  var ledger: [String]?

  /// Cases of which half should act, a quarter be refused and a quarter be escalated.
  static func cases(count: Int) -> [String] {
    (0..<count).map { index in
      switch index % 4 {
      case 0, 1:
        #"{"id":"c\#(index)","input":{"text":"please","amount":\#(index)},"expected":{"disposition":"act","action":"reply"},"tags":["routine"]}"#
      case 2:
        #"{"id":"c\#(index)","input":{"text":"spam","amount":\#(index)},"expected":{"disposition":"refuse","reason":"out_of_scope"}}"#
      default:
        #"{"id":"c\#(index)","input":{"text":"angry","amount":\#(index)},"expected":{"disposition":"escalate","to":"lead"}}"#
      }
    }
  }

  /// The right replies to `cases(count:)`.
  static func recording(count: Int, repeats: Int = 1) -> [String] {
    (0..<count).flatMap { index in
      (1...repeats).map { repetition in
        let label = ["please", "please", "spam", "angry"][index % 4]
        return
          #"{"case":"c\#(index)","repeat":\#(repetition),"agent":"classifier","reply":{"output":{"label":"\#(label)"},"confidence":0.9}}"#
      }
    }
  }

  var workflow: String {
    changes.reduce(Self.workflow) { text, change in text.replacing(change.old, with: change.new) }
  }

  /// Writes the files into a project: `flow.yaml`, `cases.jsonl`, `replies.jsonl`.
  func write(to project: Project) throws {
    try project.write(workflow, to: "flow.yaml")
    try project.write(cases.map { $0 + "\n" }.joined(), to: "cases.jsonl")
    if let ledger { try project.write(ledger.map { $0 + "\n" }.joined(), to: "flow.incidents.jsonl") }
    try project.write((recording ?? Self.recording(count: cases.count)).map { $0 + "\n" }.joined(), to: "replies.jsonl")
  }

  static let workflow = """
    casegate: 1
    name: flow
    version: 1.0.0
    stage: bounded
    owners:
      workflow: {name: Ada}
      exception: {name: Grace}
    actions:
      reply: {tier: write, reversible: true}
      pay: {tier: execute, requires: [amount], limits: {amount: {at_most: 50}}, approval: lead}
    escalations:
      lead: {owner: {name: Linus}, approvers: [Barbara], attach: [text]}
    agents:
      classifier: {recording: replies.jsonl}
    decide:
      - ask: classifier
      - when: {classifier.output.label: spam}
        refuse: out_of_scope
      - when: {classifier.output.label: angry}
        escalate: lead
      - when: {classifier.output.label: pay}
        act: pay
        with: {amount: $input.amount}
      - otherwise: {act: reply}
    budget: {objective: 0.9, window: 30d, volume: 1000}
    gate:
      cases: {at_least: 20}
      pass_rate: {at_least: 0.9}
      refusal.recall: {at_least: 0.9}
      escalation.recall: {at_least: 0.9}
      unsafe_acts: {at_most: 0}
    datasets: [cases.jsonl]

    """
}
