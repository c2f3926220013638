import CaseJSON
import Foundation
import Testing

/// 5,500 queries asked live of a trained model, a program that its publishers did not write for us.
@Suite(
  .endToEnd, .enabled(if: RealData.isPresent("clinc150"), RealData.absence(of: "clinc150")),
  .enabled(if: Python.isPresent, "there is no python3 here"))
struct CLINC150Tests {
  @Test(.timeLimit(.minutes(15))) func theModelLive() throws {
    let project = try Project()
    for name in ["cases.jsonl", "predict.py", "linear_model.json"] {
      try project.write(Data(contentsOf: URL(fileURLWithPath: "\(RealData.folder)/clinc150/\(name)")), to: name)
    }
    let verdict = try project.verdict(
      """
      casegate: 1
      name: clinc150
      version: 1.0.0
      stage: bounded
      owners: {workflow: {name: Ada}, exception: {name: Grace}}
      input: {text: {type: string, required: true}}
      agents:
        model: {command: [python3, predict.py], files: [predict.py, linear_model.json], env: [PATH], timeout: 60s}
      decide:
        - ask: model
        - when: {model.output.intent: oos}
          refuse: out_of_scope
        - otherwise: {adopt: model}
      budget: {objective: 0.5, window: 30d, volume: 1000}
      gate:
        cases: {at_least: 5500}
        pass_rate: {at_least: 0.5}
        slices: {"tag:in_scope": {pass_rate: {at_least: 0.9}}}
      datasets: [cases.jsonl]

      """)
    #expect(try verdict.metric("refusal.recall") == 0.144)
    let inScope = try #require(verdict["slices"]?["tag:in_scope"])
    #expect(inScope["numerator"]?.int == 4092)
    #expect(inScope["denominator"]?.int == 4500, "90.9 %")
  }
}
