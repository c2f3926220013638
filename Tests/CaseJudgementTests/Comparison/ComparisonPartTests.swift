import CaseJudgement
import CaseModel
import Testing

@Suite struct ComparisonPartTests {
  @Test func kinds() {
    let part = ComparisonPart.made {
      $0.add(3, MadePair(.act, to: .refuse))
      $0.add(2, MadePair(.refuse, to: .act))
      $0.add(4, MadePair(.refuse, to: .refuse))
      $0.add(5, MadePair(.refuse, to: .escalate))
      $0.add(6, MadePair(.act, to: .act))
      $0.add(7, MadePair(.act, to: .approvedAct))
      $0.add(8, MadePair(.fail, to: .act))
      $0.add(9, MadePair(.act, to: .fail))
      $0.add(10, MadePair(.fail, to: .fail))
    }
    #expect(
      part.tally.counts() == [
        .newlyBroken: 3, .newlyFixed: 2, .stillBroken: 9, .stillRight: 13, .baselineErrored: 8, .candidateErrored: 9,
        .bothErrored: 10,
      ])
    #expect(part.tally.changedOnly == 5, "an approval is no other outcome")
    #expect(part.broken.count == 3)
    #expect(part.fixed.count == 2)
    #expect(part.changed.count == 5)
  }

  /// A case passes where it passes in every repeat; one that was never wrong and sometimes broke is unknown.
  @Test func repeats() {
    let part = ComparisonPart.made {
      $0.add(1, MadePair([.act, .act], [.act, .refuse]))
      $0.add(2, MadePair([.act, .refuse], [.act, .act]))
      $0.add(4, MadePair([.act, .refuse], [.refuse, .refuse]))
      $0.add(8, MadePair([.act, .fail], [.act, .act]))
      $0.add(16, MadePair([.act, .act], [.fail, .refuse]))
    }
    #expect(
      part.tally.counts() == [.newlyBroken: 17, .newlyFixed: 2, .stillBroken: 4, .baselineErrored: 8])
    #expect(part.broken.entries.first?.repetition == 2)
  }

  @Test func anyOrderOfMergingGivesTheSame() {
    var generator = SeededGenerator(seed: 11)
    let pairs = (0..<120).map { index in
      (
        index, Did.allCases.randomElement(using: &generator) ?? .act,
        Did.allCases.randomElement(using: &generator) ?? .act,
        CaseSeverity.allCases.randomElement(using: &generator) ?? .low, Int.random(in: 0...5, using: &generator)
      )
    }
    let parts = pairs.map { index, before, after, severity, cluster in
      ComparisonPart.made {
        $0.add(
          PairSubject(
            position: index, caseID: "c\(index)", file: "f", line: index, severity: severity, tags: ["t\(cluster)"],
            cluster: cluster == 0 ? nil : "k\(cluster)"), baseline: [before.compared], candidate: [after.compared])
        if cluster == 3 { $0.add(PairMismatch(position: index, caseID: "m\(index)", kind: .otherCase)) }
      }
    }
    let inOrder = parts.reduce(into: ComparisonPart()) { $0.merge($1) }
    for _ in 0..<10 {
      var shuffled = parts.shuffled(using: &generator)
      while shuffled.count > 1 {
        let index = Int.random(in: 0..<shuffled.count - 1, using: &generator)
        let other = shuffled.remove(at: index + 1)
        shuffled[index].merge(other)
      }
      #expect(shuffled[0] == inOrder)
      #expect(shuffled[0].report().estimate() == inOrder.report().estimate())
    }
  }

  @Test func anotherNumberOfRepeatsIsNoPair() {
    let part = ComparisonPart.made { $0.add(1, MadePair([.act], [.act, .act])) }
    #expect(part.tally.caseCount == 0)
    #expect(part.report().isComparable == false)
    #expect(part.report().refusals == ["1 case was not run as often in the baseline: 'c0'"])
    #expect(ComparisonPart().report().refusals == ["no case was compared"])
  }

  @Test func notesSayWhatDiffers() throws {
    let rules = [RuleName(step: 2, line: 9, label: "spam"), RuleName(step: 3, line: 12, label: nil)]
    func run(_ did: Did, _ reply: String, _ rule: Int?) -> ComparedRun {
      var outcome = did.outcome
      var answered = Reply(source: json(reply))
      answered.confidence = 1
      outcome.trace.replies = [NamedReply(agent: "nlu", reply: answered)]
      return ComparedRun(outcome, passed: did == .act, rule: rule.map { rules[$0] })
    }
    func cause(_ before: ComparedRun, _ after: ComparedRun) throws -> String {
      var part = ComparisonPart()
      let subject = PairSubject(
        position: 0, caseID: "c", file: "f.jsonl", line: 3, severity: .high, tags: [], cluster: nil)
      part.add(subject, baseline: [before], candidate: [after])
      let note = try #require(part.broken.entries.first)
      #expect(note.before == "act: pay" && note.after == "refuse (policy)")
      return note.cause
    }
    let old = run(.act, #"{"output":{"label":"a","n":1}}"#, 0)
    #expect(
      try cause(old, run(.refuse, #"{"output":{"label":"b","n":1}}"#, 1)) == "nlu: output.label b, before a")
    #expect(
      try cause(old, run(.refuse, #"{"output":{"n":1,"label":"a"}}"#, 1))
        == "step 3, line 12 decided, before step 2, line 9 (spam)")
    #expect(
      try cause(old, run(.refuse, #"{"output":{"label":"a","n":1}}"#, 0))
        == "the same replies and the same rule; what the rule or the authority makes of them changed")
  }
}
