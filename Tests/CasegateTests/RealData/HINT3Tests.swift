import CaseJSON
import Testing

/// 991 customers' queries and two systems' predictions: a floor of confidence below which the case is refused.
@Suite(.endToEnd, .enabled(if: RealData.isPresent("hint3_curekart_rasa"), RealData.absence(of: "hint3_curekart_rasa")))
struct HINT3Tests {
  @Test(arguments: ["hint3_curekart_rasa", "hint3_curekart_dialogflow"])
  func everyThreshold(dataset: String) throws {
    let project = try RealData.project(dataset, recording: "recording.jsonl")
    let rows = try #require(try RealData.json(dataset, "published.json")["by_confidence_threshold"])
    #expect(rows.count == 9)
    for row in rows.elements {
      let threshold = try #require(row["Threshold"]).canonicalText
      let verdict = try project.verdict(
        RealData.workflow(
          named: "hint3", agent: "nlu",
          body: """
            decide:
              - ask: nlu
              - when: {nlu.confidence: {below: \(threshold)}}
                refuse: out_of_scope
              - adopt: nlu
            """))
      let pairs = [("pass_rate", "Accuracy"), ("accuracy", "Inscope Accuracy"), ("refusal.recall", "OOS Recall")]
      for (metric, column) in pairs {
        let published = try #require(row[column]?.number?.double)
        let measured = try verdict.metric(metric)
        #expect(abs(measured - published) < 1e-9, "\(dataset) below \(threshold): \(metric) \(measured), \(published)")
      }
    }
  }
}
