import CaseJSON
import CaseModel
import Testing

@testable import CaseJudgement

@Suite struct FactSearchTests {
  @Test(arguments: [(0, false), (1, true)])
  func itGivesUpAfterSoManyEvaluations(patience: Int, isComplete: Bool) {
    var search = FactSearch([], patience: patience)
    var visits = 0
    let found = search.visitAll { _ throws(OpenQuestion) in
      true
    } _: { _ in
      visits += 1
    }
    #expect(found == isComplete)
    #expect(visits == patience)
  }

  /// What is answered as a whole may be unreadable, except where that is read as a no.
  @Test(arguments: [(Matcher.Reading.strict, 3), (.expectation, 3), (.lenient, 2)])
  func aWholeMayBeUnreadable(reading: Matcher.Reading, answers: Int) {
    let matcher = Matcher.fields(#"{"a":1}"#)
    let domain = ValueDomain([matcher], reading)
    var search = FactSearch([domain])
    var visits = 0
    let isComplete = search.visitAll { (states) throws(OpenQuestion) in
      do throws(OpenFact) {
        _ = try domain.answers.truth(of: matcher, about: states[0])
      } catch {
        throw OpenQuestion(place: 0, fact: error)
      }
      return if case .object? = states[0].cell { true } else { false }
    } _: { isObject in
      if isObject { visits += 1 }
    }
    #expect(isComplete)
    #expect(visits == answers)
  }

  @Test func anIntervalIsKnownExactlyUpToNumbersThatAreRounded() {
    #expect(NumberBounds.bounds(of: .within(of: 5, tolerance: 0)) == [.double(5), .double(5)])
    #expect(NumberBounds.bounds(of: .within(of: 5, tolerance: -1)) == nil)
    #expect(
      NumberBounds.bounds(of: .within(of: 0x1p50 - 1, tolerance: 0)) == [.double(0x1p50 - 1), .double(0x1p50 - 1)])
    #expect(NumberBounds.bounds(of: .within(of: 0x1p50 - 1, tolerance: 1)) == nil)
    #expect(NumberBounds.bounds(of: .within(of: -0x1p50, tolerance: 0)) == nil)
  }
}
