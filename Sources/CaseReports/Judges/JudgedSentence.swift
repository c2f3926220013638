import CaseJSON
import CaseModel
import CaseRun

/// What a judge said of one text of an outcome, in words.
struct JudgedSentence {
  private let text: JudgedText
  private let explanation: Explanation

  init(_ text: JudgedText, in explanation: Explanation) {
    self.text = text
    self.explanation = explanation
  }

  /// The score and the bound, then what the judge gave as a reason, if it did.
  var lines: [String] {
    let place = text.question.pointer.isEmpty ? "the output" : text.question.pointer.printable
    let judge = explanation.workflow.judges.first { $0.name == text.question.judge }
    let demanded = judge.map { judge in
      switch judge.pass {
      case .atLeast(let bound): " (passes from \(JSONNumber.double(bound).text) on, of \(judge.scaleText))"
      case .atMost(let bound): " (passes up to \(JSONNumber.double(bound).text), of \(judge.scaleText))"
      }
    }
    let said =
      switch text.answer {
      case .scored(let score): "\(score)\(demanded ?? "")"
      case .failed(let fault): "no score: \(fault.message.printable)"
      }
    let reasons = ["why", "reason", "explanation"].compactMap { text.reply["output"]?[$0]?.string }
    return ["\(place) \(said)"] + reasons.prefix(1).map { "because: \($0.printable)" }
  }
}
