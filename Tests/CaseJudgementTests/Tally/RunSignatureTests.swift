import CaseJudgement
import CaseModel
import Testing

@Suite struct RunSignatureTests {
  @Test func everyFieldComesBack() {
    for disposition in Disposition.allCases {
      for failure in [nil] + FailureKind.allCases.map(Optional.some) {
        for part in Part.allCases {
          for (isApproved, violations) in [(false, 0), (true, 1), (true, 70_000), (false, Int(UInt32.max))] {
            let parts = PartResults().setting(.disposition, .passed).setting(part, .failed)
            let signature = RunSignature(
              disposition: disposition, parts: parts, failure: failure, isApproved: isApproved, violations: violations)
            #expect(signature.disposition == disposition && signature.failure == failure)
            #expect(signature.parts == parts && signature.isApproved == isApproved)
            #expect(signature.violations == violations && signature.fault == nil && !signature.isError)
            #expect(!signature.passed)
          }
        }
      }
    }
  }

  @Test(arguments: Fault.Kind.allCases)
  func everyFaultComesBack(kind: Fault.Kind) {
    let outcome = Outcome.error(kind)
    let signature = RunSignature(outcome, Scorer.score(outcome, against: Should.refuse.expectation))
    #expect(signature.isError && signature.fault == kind && signature.disposition == nil)
    #expect(!signature.passed && signature.failure == nil)
  }

  @Test func passesAsItsScoreDoes() {
    for should in [Should.act, .refuse, .escalate, .mixed] {
      for did in Did.allCases {
        let score = Scorer.score(did.outcome, against: should.expectation)
        #expect(RunSignature(did.outcome, score).passed == score.passed)
      }
    }
  }

  @Test func anUnscoredSignatureIsNoPass() {
    #expect(!RunSignature(disposition: .act, parts: PartResults()).passed)
  }
}
