package import CaseJSON

/// What a judge said of one text of an outcome: evidence, gathered after the outcome and handed to scoring with it.
package struct JudgedText: Sendable {
  package enum Answer: Sendable, Equatable {
    case scored(JudgedScore)
    /// Why there is no score.
    case failed(Fault)
  }

  package let question: JudgeQuestion
  package let answer: Answer
  /// The reply as it was received.
  package let reply: JSONValue

  package init(_ question: JudgeQuestion, _ answer: Answer, reply: JSONValue) {
    self.question = question
    self.answer = answer
    self.reply = reply
  }

  package var score: JudgedScore? {
    if case .scored(let score) = answer { score } else { nil }
  }

  package var fault: Fault? {
    if case .failed(let fault) = answer { fault } else { nil }
  }
}

/// A text that a judge is asked about: which judge, and where the text stands in the output.
package struct JudgeQuestion: Hashable, Sendable {
  package let judge: String
  /// A JSON pointer (RFC 6901), which no field name can make ambiguous; empty for the whole output.
  package let pointer: String

  package init(judge: String, pointer: String) {
    self.judge = judge
    self.pointer = pointer
  }
}

/// A judge's score, and whether it is good enough.
package struct JudgedScore: Hashable, Sendable {
  package let value: Double
  package let passes: Bool

  package init(_ value: Double, passes: Bool) {
    self.value = value
    self.passes = passes
  }
}

extension Outcome {
  /// Turns the outcome into an error for want of a judge: what was proposed has not happened, what was executed has.
  package mutating func fail(_ fault: Fault, owner: AccountableOwner) {
    result = .error(fault)
    calls.removeAll { $0.call.state == .proposed }
    self.owner = owner
  }
}
