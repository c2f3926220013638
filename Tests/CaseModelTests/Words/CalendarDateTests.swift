import CaseModel
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["1970-01-01", "2026-11-21", "2024-02-29", "2000-02-29", "9999-12-31"])
  func aDayIsWrittenAsItWasRead(_ text: String) { #expect(CalendarDate(text)?.description == text) }

  @Test(arguments: [
    "", "2026", "2026-1-1", "2026-13-01", "2026-00-10", "2026-04-31", "2025-02-29", "1900-02-29", "2026-11-21T00:00",
    "21-11-2026", "2026/11/21", "+026-11-21", "２026-11-21", " 2026-11-21", "99999-01-01", "never",
  ])
  func whatIsNoDayIsNothing(_ text: String) { #expect(CalendarDate(text) == nil) }

  @Test func daysAreOrdered() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"].map { try #require(CalendarDate($0)) }
    #expect(days.shuffled().sorted() == days)
  }
}
