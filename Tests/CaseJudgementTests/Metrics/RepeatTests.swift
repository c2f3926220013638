import CaseJudgement
import CaseModel
import Testing

@Suite struct RepeatTests {
  private static let tally = Tally.made { tally in
    for passes in [4, 3, 2, 4, 0] {
      tally.add(
        should: .act,
        did: Array(repeating: Did.act, count: passes) + Array(repeating: Did.refuse, count: 4 - passes))
    }
  }

  @Test func fg22_passHatKAndPassAtKAreTwoNumbers() {
    let report = MetricReport(Self.tally)
    let passHat = [0.65, 0.5333333333333333, 0.45, 0.4]
    #expect(report.passHat.count == 4)
    for (value, expected) in zip(report.passHat, passHat) { #expect(isClose(value, expected)) }
    #expect(isClose(report.passAt.first, 0.65) && isClose(report.passAt.last, 0.8))
    #expect(report.measure(.passHatK).value == 0.4 && report.measure(.passAtK).value == 0.8)
    #expect(report.measure(.passHatK).measurement?.numerator == 2)
    #expect(report.measure(.passAtK).measurement?.numerator == 4)
  }

  @Test func aRateIsTheMeanOverCasesAndItsIntervalTakesTheCaseAsTheUnit() {
    let found = MetricReport(Self.tally).measure(.passRate).measurement
    #expect(found?.value == 0.65 && found?.numerator == 13 && found?.denominator == 20 && found?.cases == 5)
    let interval = Wilson.interval(successes: 3.25, trials: 5, confidence: 0.95)
    #expect(isClose(found?.interval?.lower, interval?.lower ?? -1))
    #expect(isClose(found?.interval?.upper, interval?.upper ?? -1))
  }

  @Test func flippingCases() {
    let report = MetricReport(Self.tally)
    #expect(report.measure(.flippingCases).value == 2)
    #expect(report.measure(.flippingCases).measurement?.denominator == 5)
  }

  @Test func fg23_repeatsDoNotInflateTheNumberOfCases() {
    let once = Tally.made {
      $0.add(46, should: .act, did: [.act])
      $0.add(4, should: .act, did: [.refuse])
    }
    let fourTimes = Tally.made {
      $0.add(46, should: .act, did: [.act, .act, .act, .act])
      $0.add(4, should: .act, did: [.refuse, .refuse, .refuse, .refuse])
    }
    let (first, second) = (MetricReport(once).measure(.passRate), MetricReport(fourTimes).measure(.passRate))
    #expect(first.measurement?.interval == second.measurement?.interval)
    #expect(first.measurement?.standardError == second.measurement?.standardError)
  }

  @Test func anErroredRepeatIsNoPass() {
    let tally = Tally.made { $0.add(should: .act, did: [.act, .fail]) }
    let report = MetricReport(tally)
    #expect(report.measure(.passHatK).value == 0 && report.measure(.passAtK).value == 1)
    #expect(report.measure(.flippingCases).value == 1)
    #expect(report.measure(.flippingCases, errors: .inFavour(of: .atMost(0))).value == 0)
    #expect(report.measure(.passHatK, errors: .inFavour(of: .atLeast(1))).value == 1)
  }

  /// A case that is run once cannot flip, whatever its error might have been.
  @Test func oneRunCannotFlip() {
    let report = MetricReport(.passing(3, of: 4, errors: 1))
    #expect(report.measure(.flippingCases, errors: .inFavour(of: .atLeast(1))).value == 0)
    let twice = MetricReport(Tally.made { $0.add(should: .act, did: [.fail, .fail]) })
    #expect(twice.measure(.flippingCases, errors: .inFavour(of: .atLeast(1))).value == 1)
    #expect(twice.measure(.flippingCases).value == 0)
  }

  @Test func casesRunMoreOftenThanOthersHaveNoSuchNumber() {
    var tally = Self.tally
    tally.add(should: .act, did: [.act])
    let report = MetricReport(tally)
    #expect(report.measure(.passHatK).value == nil && report.passHat.isEmpty && report.passAt.isEmpty)
  }
}
