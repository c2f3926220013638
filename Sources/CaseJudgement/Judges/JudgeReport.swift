package import CaseModel

/// How a judge did on the texts of which people said what they are worth.
package struct JudgeReport: Sendable, Equatable {
  package let judge: String
  package let agent: String
  /// Digests of its rubric, and of all that its scores depend on.
  package let rubric: String
  package let digest: String
  /// The model that answered, where it said; more than one is one too many.
  package private(set) var models: Set<String> = []
  package private(set) var bothPass = 0
  /// The judge lets pass what people do not.
  package private(set) var onlyJudge = 0
  /// People let pass what the judge does not.
  package private(set) var onlyPeople = 0
  package private(set) var bothFail = 0
  /// Texts on which it gave no score; each counts as one on which it does not agree.
  package private(set) var errors = 0
  /// Verdicts for another rubric, which are no verdicts.
  package var stale = 0
  /// Texts that are known to be bad.
  package private(set) var canaries = 0
  /// Those of them that it let pass, or did not fail for certain.
  package private(set) var passedCanaries: [String] = []
  /// The first reason for which it gave no score.
  package private(set) var firstFault: String?

  package init(judge: String, agent: String, rubric: String, digest: String) {
    self.judge = judge
    self.agent = agent
    self.rubric = rubric
    self.digest = digest
  }

  /// Adds what it said of one text.
  ///
  /// - Parameters:
  ///   - id: what the text is called.
  ///   - passes: what people say.
  package mutating func add(_ answer: JudgedText.Answer, model: String?, id: String, passes: Bool, isCanary: Bool) {
    if let model { models.insert(model) }
    let said: Bool?
    switch answer {
    case .scored(let score): said = score.passes
    case .failed(let fault):
      said = nil
      errors += 1
      firstFault = firstFault ?? "\(id.printable): \(fault.text)"
    }
    if isCanary {
      canaries += 1
      if said != false { passedCanaries.append(id) }
      return
    }
    switch (said ?? !passes, passes) {
    case (true, true): bothPass += 1
    case (true, false): onlyJudge += 1
    case (false, true): onlyPeople += 1
    case (false, false): bothFail += 1
    }
  }

  /// Verdicts of people by this rubric.
  package var verdicts: Int { bothPass + onlyJudge + onlyPeople + bothFail }

  package var agreements: Int { bothPass + bothFail }

  package var kappa: CohenKappa? {
    CohenKappa(bothYes: bothPass, firstYes: onlyJudge, secondYes: onlyPeople, bothNo: bothFail)
  }
}

extension [JudgeReport] {
  /// The models that answered, by judge.
  package var models: [String: String] {
    Dictionary(
      map { ($0.judge, $0.models.sorted().joined(separator: ", ")) }, uniquingKeysWith: { first, _ in first })
  }
}
