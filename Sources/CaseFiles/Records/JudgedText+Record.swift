package import CaseJSON
package import CaseModel

extension ResultRecord {
  /// What judges said of the outcome.
  static func write(_ judged: [JudgedText], _ writer: inout JSONWriter) {
    writer.verbatim(#","judged":"#)
    writer.array { writer in
      for text in judged {
        writer.object { writer in
          writer.field("judge", text.question.judge)
          writer.field("at", text.question.pointer)
          switch text.answer {
          case .scored(let score):
            writer.key("score")
            writer.double(score.value)
            writer.field("passes", score.passes)
          case .failed(let fault):
            writer.key("fault")
            write(fault, &writer)
          }
          writer.key("reply")
          writer.value(text.reply)
        }
      }
    }
  }
}

extension JudgedText {
  /// What a row records of judges.
  package static func all(in row: JSONValue) -> [JudgedText] {
    (row["judged"].map { Array($0.elements) } ?? []).map { text in
      let question = JudgeQuestion(judge: text["judge"]?.string ?? "", pointer: text["at"]?.string ?? "")
      let answer: Answer =
        if let score = text["score"]?.number?.double, let passes = text["passes"]?.bool {
          .scored(JudgedScore(score, passes: passes))
        } else {
          .failed(
            Fault(
              text["fault"]?["kind"]?.string.flatMap(Fault.Kind.init(rawValue:)) ?? .judgeFailed,
              text["fault"]?["message"]?.string ?? "the row records no score"))
        }
      return JudgedText(question, answer, reply: text["reply"] ?? Reply(Fault(.unknown, "")).source)
    }
  }
}
