package import CaseJSON

/// A model or a program that says how good a text is, where no exact matcher can decide.
///
/// What it lets pass, a pass rate rests on: its rubric and its bound are part of the bar.
package struct Judge: Sendable {
  package var name = ""
  /// Who is asked; no rule of the workflow asks the same.
  package var agent = ""
  /// The file that says what is good, relative to the workflow.
  package var rubric = ""
  /// The lowest and the highest score.
  package var scale = 0.0...0.0
  /// Which scores pass; none unless said.
  package var pass = CheckPolicy.Bound.atLeast(.infinity)
  /// Whether it is shown the case's input beside the text.
  package var seesInput = false
  /// A file of texts on which people gave their verdict, relative to the workflow.
  package var calibration: String?
  package var description: String?
  /// Where it is declared.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }
}

extension Judge {
  /// What stands in the input of a request to a judge.
  package static let requestFields = ["instructions", "rubric", "scale", "input", "text"]

  /// The score that a reply gives.
  ///
  /// - Throws: a fault where there is none, it is no number, or it lies outside the scale: it is never guessed and never
  ///   moved to the nearest one.
  package func score(in reply: Reply) throws(Fault) -> Double {
    if let fault = reply.fault {
      // A run that is stopped has no judge that failed.
      if fault.kind == .cancelled { throw fault }
      throw failed("\(fault.kind.rawValue)\(fault.message.isEmpty ? "" : ": " + fault.message)")
    }
    guard let value = reply.output?["score"] else { throw failed("the reply holds no output.score") }
    guard let score = value.number?.double else { throw failed("the score is \(value.shortText), which is no number") }
    guard scale.contains(score) else {
      throw failed("the score \(value.shortText) lies outside the scale \(scaleText)")
    }
    return score
  }

  package func passes(_ score: Double) -> Bool { pass.isKept(by: score) }

  /// `1 to 5`
  package var scaleText: String {
    "\(JSONNumber.double(scale.lowerBound).text) to \(JSONNumber.double(scale.upperBound).text)"
  }

  private func failed(_ what: String) -> Fault { Fault(.judgeFailed, "\(name): \(what)") }
}

/// What the gate demands of judges before it believes them.
package struct JudgePolicy: Sendable {
  /// The least agreement with people beyond chance: Cohen's κ.
  package var kappa: Double?
  /// The one-sided confidence at which it must be shown; absent where the point estimate decides.
  package var confidence: Double?
  /// How many texts that are known to be bad may pass.
  package var canariesAtMost = 0
  /// Whether there have to be such texts.
  package var demandsCanaries = false
  /// The fewest verdicts of people on which κ is believed.
  package var verdictsAtLeast = JudgePolicy.usualVerdicts
  /// Where it is declared.
  package var source: JSONValue

  package static let usualVerdicts = 20

  package init(source: JSONValue) { self.source = source }
}
