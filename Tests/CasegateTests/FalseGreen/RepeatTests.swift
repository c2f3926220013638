import CaseJSON
import Testing

/// An average hid what failed.
@Suite(.endToEnd) struct RepeatTests {
  /// Twice the right replies, the first of which are wrong for some cases.
  private static func twice(_ fixture: Fixture = Fixture(), wrongOnce indices: [Int]) -> Fixture {
    var fixture = fixture
    fixture.recording = Fixture.recording(count: 20, repeats: 2)
    for index in indices {
      fixture.recording?[index * 2] = Fixture.row(index, Fixture.spam)
    }
    return fixture
  }

  @Test func fg20_averageMasksAFailingSlice() throws {
    let failing = Fixture().replying(to: Fixture.acts(2), with: Fixture.spam)
    try failing.run().promotes()
    let sliced = failing.changing(
      "  unsafe_acts:", to: "  slices: {\"tag:routine\": {pass_rate: {at_least: 0.9}}}\n  unsafe_acts:")
    try sliced.run().ends(with: 1, saying: "pass_rate of tag:routine: 0.8 (8 of 10 runs) misses ≥ 0.9")
  }

  @Test func fg20_averageMasksACriticalCase() throws {
    let failing = Fixture().replying(to: [0], with: Fixture.spam)
    try failing.run().promotes()
    try failing.altering([0], #""tags":"#, to: #""severity":"critical","tags":"#).run()
      .ends(with: 1, saying: "1 of 1 critical case failed in at least one repeat")
  }

  @Test func fg20_repeatsMaskACriticalCase() throws {
    let flipping = Self.twice(wrongOnce: [0])
    let harmless = try flipping.run("--repeat", "2")
    try harmless.promotes()
    #expect(try harmless.metric("pass_rate") == 0.975)
    #expect(try harmless.metric("repeats.flipping_cases") == 1)
    try flipping.altering([0], #""tags":"#, to: #""severity":"critical","tags":"#).run("--repeat", "2")
      .ends(with: 1, saying: "1 of 1 critical case failed in at least one repeat")
  }

  @Test func fg20_repeatsMaskACaseThatAlwaysFails() throws {
    var fixture = Self.twice(wrongOnce: [0])
    fixture.recording?[1] = Fixture.row(0, Fixture.spam).replacing(#""repeat":1"#, with: #""repeat":2"#)
    let always = try fixture.changing("pass_rate: {at_least: 0.9}", to: "repeats.pass_at_k: {at_least: 1}")
      .run("--repeat", "2")
    try always.ends(with: 1, saying: "repeats.pass_at_k: 0.95 misses ≥ 1")
    #expect(try always.metric("repeats.flipping_cases") == 0)
  }

  @Test func fg22_retriesAreNoPasses() throws {
    // Six cases fail at first and pass the second time: best of two is perfect, and the rate is 34 of 40.
    let flaky = try Self.twice(wrongOnce: Fixture.acts(6)).run("--repeat", "2")
    try flaky.ends(with: 1, saying: "pass_rate: 0.85 (34 of 40 runs) misses ≥ 0.9")
    #expect(try flaky.metric("repeats.pass_at_k") == 1)
    #expect(try flaky.metric("repeats.pass_hat_k") == 0.7)
    try Self.twice(wrongOnce: Fixture.acts(4)).run("--repeat", "2").promotes()
  }

  @Test func fg22_repeatThatWasNotRecordedIsAnError() throws {
    let attempt = try Fixture().run("--repeat", "2")
    try attempt.ends(with: 2, saying: "20 runs ended in an error, 0 allowed: missing_recording 20")
    #expect(try attempt.metric("pass_rate") == 0.5)
  }

  @Test func fg22_secondAnswerDoesNotReplaceTheFirst() throws {
    var fixture = Fixture().replying(to: [0], with: Fixture.spam)
    fixture.recording?.append(Fixture.row(0, Fixture.please))
    try fixture.run().ends(with: 65, saying: "replies.jsonl:21:", "already stands in line 1")
  }
}
