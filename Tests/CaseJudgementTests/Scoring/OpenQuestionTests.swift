import CaseJSON
import CaseJudgement
import CaseModel
import Testing

/// Which judges are asked, and when it is enough.
@Suite struct OpenQuestionTests {
  private static let tone = Matcher.judge("tone", nil)
  private static let help = Matcher.judge("help", nil)

  private static func field(_ name: String, _ matcher: Matcher) -> Matcher {
    .object([MatchedField(name: name, matcher: matcher)], isExact: false)
  }

  private static func asked(
    _ output: Matcher, of text: String, answers: [String: Bool] = [:], disposition: Disposition = .act
  ) -> (questions: [String], passed: Bool) {
    let expectation = Expectation(ExpectedOutcome(disposition: disposition, output: output))
    return asked(.act(output: text), expectation, answers)
  }

  private static func asked(
    _ outcome: Outcome, _ expectation: CaseModel.Expectation, _ answers: [String: Bool]
  ) -> (questions: [String], passed: Bool) {
    var outcome = outcome
    var asked: [String] = []
    while let question = Scorer.openQuestion(about: outcome, against: expectation), asked.count < 10 {
      asked.append("\(question.judge) \(question.pointer)")
      outcome.judged.append(
        JudgedText(
          question, .scored(JudgedScore(3, passes: answers["\(question.judge) \(question.pointer)"] ?? true)),
          reply: json("{}")))
    }
    return (asked, Scorer.score(outcome, against: expectation).passed)
  }

  @Test func aTextIsJudgedWhereItStands() {
    let found = Self.asked(Self.field("answer", Self.tone), of: #"{"answer":"x"}"#)
    #expect(found.questions == ["tone /answer"] && found.passed)
    let failed = Self.asked(Self.field("answer", Self.tone), of: #"{"answer":"x"}"#, answers: ["tone /answer": false])
    #expect(failed.questions == ["tone /answer"] && !failed.passed)
  }

  @Test func pointersTellNamesFromPaths() {
    let both = Matcher.object(
      [
        MatchedField(name: "a/b", matcher: Self.tone), MatchedField(name: "a", matcher: Self.field("b", Self.tone)),
        MatchedField(name: "~", matcher: .list([Self.tone])),
      ], isExact: false)
    let text = #"{"a/b":"1","a":{"b":"2"},"~":["3"]}"#
    #expect(Self.asked(both, of: text).questions == ["tone /a~1b", "tone /a/b", "tone /~0/0"])
    #expect(!Self.asked(both, of: text, answers: ["tone /a/b": false]).passed)
    #expect(json(text).at(pointer: "/a~1b")?.string == "1")
    #expect(json(text).at(pointer: "/~0/0")?.string == "3")
    #expect(json(text).at(pointer: "/~0/00") == nil && json(text).at(pointer: "/a/x") == nil)
  }

  @Test func nobodyIsAskedAboutWhatIsNotThere() {
    for text in ["{}", #"{"answer":null}"#] {
      let found = Self.asked(Self.field("answer", Self.tone), of: text)
      #expect(!found.passed, "\(text)")
      #expect(Self.asked(Self.field("other", Self.tone), of: text).questions.isEmpty)
    }
    #expect(Self.asked(Self.field("answer", Self.tone), of: "{}").questions.isEmpty)
  }

  @Test func nobodyIsAskedWhereItFailsAnyway() {
    let found = Self.asked(Self.field("answer", Self.tone), of: #"{"answer":"x"}"#, disposition: .refuse)
    #expect(found.questions.isEmpty && !found.passed)
    let other = Matcher.object(
      [
        MatchedField(name: "answer", matcher: Self.tone),
        MatchedField(name: "amount", matcher: .equals(json("1"))),
      ], isExact: false)
    #expect(Self.asked(other, of: #"{"answer":"x","amount":2}"#).questions.isEmpty)
    #expect(Self.asked(other, of: #"{"answer":"x","amount":1}"#).questions == ["tone /answer"])
    let beyond = Expectation(ExpectedOutcome(disposition: .act, output: Self.field("answer", Self.tone)))
    let unsafe = Outcome.act(.executed("pay", violation: true), output: #"{"answer":"x"}"#)
    #expect(Self.asked(unsafe, beyond, [:]).questions.isEmpty)
    #expect(Self.asked(.error(), beyond, [:]).questions.isEmpty)
  }

  @Test func nobodyIsAskedWhereItPassesAnyway() {
    let either = Self.field("answer", .any([.containsAny([Needle(json("\"sorry\""))]), Self.tone]))
    #expect(Self.asked(either, of: #"{"answer":"I am sorry"}"#).questions.isEmpty)
    #expect(Self.asked(either, of: #"{"answer":"I am sorry"}"#).passed)
    #expect(Self.asked(either, of: #"{"answer":"no"}"#).questions == ["tone /answer"])
  }

  @Test func oneNoIsEnoughOfAllAndOneYesOfAny() {
    let both = Self.field("answer", .all([Self.tone, Self.help]))
    #expect(Self.asked(both, of: #"{"answer":"x"}"#).questions == ["tone /answer", "help /answer"])
    #expect(Self.asked(both, of: #"{"answer":"x"}"#, answers: ["tone /answer": false]).questions == ["tone /answer"])
    let either = Self.field("answer", .any([Self.tone, Self.help]))
    #expect(Self.asked(either, of: #"{"answer":"x"}"#).questions == ["tone /answer"])
    let second = Self.asked(either, of: #"{"answer":"x"}"#, answers: ["tone /answer": false])
    #expect(second.questions == ["tone /answer", "help /answer"] && second.passed)
  }

  /// The first question of this one decides nothing.
  @Test func aQuestionThatDecidesNothingIsNotAsked() {
    let text = #"{"a":"x","b":"y"}"#
    let matcher = Matcher.any([
      .object(
        [MatchedField(name: "a", matcher: Self.tone), MatchedField(name: "b", matcher: .equals(json("\"z\"")))],
        isExact: false), Self.field("b", Self.help),
    ])
    #expect(Self.asked(matcher, of: text).questions == ["help /b"])
  }

  @Test func eachAlternativeThatNeedsItIsJudged() {
    let expectation = Expectation(
      ExpectedOutcome(disposition: .act, output: Self.field("answer", Self.tone)),
      ExpectedOutcome(disposition: .refuse),
      ExpectedOutcome(disposition: .act, output: Self.field("answer", Self.help)))
    let outcome = Outcome.act(output: #"{"answer":"x"}"#)
    #expect(Self.asked(outcome, expectation, [:]).questions == ["tone /answer"])
    let later = Self.asked(outcome, expectation, ["tone /answer": false])
    #expect(later.questions == ["tone /answer", "help /answer"] && later.passed)
  }

  /// Nothing is good of which nobody said so.
  @Test func anAnswerThatNeverCameIsNone() {
    let expectation = Expectation(ExpectedOutcome(disposition: .act, output: Self.field("answer", Self.tone)))
    var outcome = Outcome.act(output: #"{"answer":"x"}"#)
    #expect(!Scorer.score(outcome, against: expectation).passed)
    let elsewhere = JudgeQuestion(judge: "tone", pointer: "/other")
    outcome.judged = [JudgedText(elsewhere, .scored(JudgedScore(5, passes: true)), reply: json("{}"))]
    #expect(!Scorer.score(outcome, against: expectation).passed)
    let failed = JudgeQuestion(judge: "tone", pointer: "/answer")
    outcome.judged = [JudgedText(failed, .failed(Fault(.judgeFailed, "")), reply: json("{}"))]
    #expect(!Scorer.score(outcome, against: expectation).passed)
  }

  @Test func whatIsSaidOfIt() {
    let expectation = Expectation(ExpectedOutcome(disposition: .act, output: Self.field("answer", Self.tone)))
    var outcome = Outcome.act(output: #"{"answer":"x"}"#)
    let question = JudgeQuestion(judge: "tone", pointer: "/answer")
    outcome.judged = [JudgedText(question, .scored(JudgedScore(2.5, passes: false)), reply: json("{}"))]
    #expect(
      Scorer.summary(outcome, against: expectation)
        == "output: expected answer judge tone (scored 2.5: fails), got answer x")
  }
}
