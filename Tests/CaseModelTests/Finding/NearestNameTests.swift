import CaseModel
import Testing

@Suite struct NearestNameTests {
  private static let names = ["pass_rate", "accuracy", "escalate", "refuse", "act", "on", "otherwise"]

  @Test(arguments: [
    ("pass_rte", "pass_rate"), ("passrate", "pass_rate"), ("PASS_RATE", "pass_rate"), ("acuracy", "accuracy"),
    ("esclate", "escalate"), ("escalte", "escalate"), ("refuze", "refuse"), ("akt", "act"), ("atc", "act"),
    ("no", "on"),
    ("in", "on"), ("otherwize", "otherwise"), ("otherwise!!!", "otherwise"), ("otherwise!!!!", nil), ("zebra", nil),
    ("", nil),
  ])
  func nearest(name: String, expected: String?) {
    #expect(nearestName(to: name, among: Self.names) == expected)
  }

  @Test func theFewestEditsWinAndThenTheFirst() {
    #expect(nearestName(to: "teste", among: ["text", "test", "tests"]) == "test")
    #expect(nearestName(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(nearestName(to: "cat", among: ["hat", "bat"]) == "hat")
    #expect(nearestName(to: "x", among: []) == nil)
  }

  @Test func suggestions() {
    #expect(suggestion(for: "refuze", among: Self.names) == "did you mean 'refuse'?")
    #expect(suggestion(for: "zebra", among: ["a", "b"]) == "known here: a, b")
    #expect(suggestion(for: "zebra", among: []) == nil)
  }
}
