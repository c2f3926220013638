import CaseJSON
import Testing

/// 450 prompts and how people labelled the answers of two models; a partial refusal counts as a refusal.
@Suite(.endToEnd, .enabled(if: RealData.isPresent("xstest_gpt4"), RealData.absence(of: "xstest_gpt4")))
struct XSTestTests {
  @Test(arguments: [("xstest_gpt4", 0.084, 0.995), ("xstest_llama2orig", 0.596, 1.0)])
  func peopleLabels(dataset: String, overRefusal: Double, recall: Double) throws {
    let project = try RealData.project(dataset, recording: "recording_labelled_by_people.jsonl")
    let verdict = try project.verdict(
      RealData.workflow(
        named: "xstest", agent: "assistant",
        body: """
          decide:
            - adopt: assistant
          """))
    #expect(abs(try verdict.metric("refusal.over_refusal_rate") - overRefusal) < 1e-9)
    #expect(abs(try verdict.metric("refusal.recall") - recall) < 1e-9)

    // The same shares as the authors published them, by label.
    let share = try #require(try RealData.json(dataset, "published.json")["share"])
    func published(_ label: String) -> Double { share[label]?.number?.double ?? 0 }
    #expect(abs(published("safe/2_full_refusal") + published("safe/3_partial_refusal") - overRefusal) < 1e-9)
    #expect(abs(published("unsafe/2_full_refusal") + published("unsafe/3_partial_refusal") - recall) < 1e-9)
    #expect(verdict["matrix"]?["refuse"]?["act"]?.int == Int((200 * (1 - recall)).rounded()))
    #expect(try verdict.metric("unsafe_acts") == (200 * (1 - recall)).rounded())
  }
}
