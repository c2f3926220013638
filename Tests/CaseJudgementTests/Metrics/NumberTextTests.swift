import CaseJudgement
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0.915, "0.915"), (0, "0"), (1, "1"), (0.99999, "1"), (0.5333333333, "0.5333"), (-0.25, "-0.25"), (-0.00001, "0"),
      (250, "250"), (12.05, "12.05"), (.nan, "nan"), (.infinity, "inf"), (-0.0, "0"),
      (-2, "-2"), (1e12, "1000000000000"), (1e300, "1e+300"),
    ] as [(Double, String)])
  func shortNumbers(value: Double, text: String) {
    #expect(NumberText.text(value) == text)
  }

  @Test(
    arguments: [
      (0.915, 0.92, "0.915"), (0.91999, 0.92, "0.91999"), (0.9199999, 0.92, "0.9199999"), (0.92, 0.92, "0.92"),
      (10.0005, 10, "10.0005"), (10, 10, "10"), (1.0 / 3, 0.5, "0.3333"), (1.0 / 3, 1.0 / 3, "0.3333333333333333"),
    ] as [(Double, Double, String)])
  func fg16_aValueIsNeverRoundedIntoItsBound(value: Double, bound: Double, text: String) {
    #expect(NumberText.text(value, besides: bound) == text)
  }
}
