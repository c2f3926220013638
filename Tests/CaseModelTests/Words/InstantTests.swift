import CaseModel
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1970-12-31", 364), ("2000-02-29", 11_016), ("2024-02-29", 19_782), ("2026-11-21", 20_778),
    ("9999-12-31", 2_932_896),
  ])
  func days(text: String, day: Int) {
    #expect(CalendarDate(text)?.daysSinceEpoch == day)
    #expect(CalendarDate(daysSinceEpoch: day).description == text)
  }

  @Test(arguments: [
    "", "2026-11-31", "2026-02-29", "1900-02-28", "2026-13-01", "2026-00-01", "2026-01-00", "2026-1-1", "21.11.2026",
    "2026-11-21T00:00:00Z", " 2026-11-2", "２０２６-11-21", "2026/11/21",
  ])
  func noDay(text: String) { #expect(CalendarDate(text) == nil, "\(text)") }

  @Test func everyDayOfFourCenturiesComesBack() {
    for day in 0..<146_097 {
      let date = CalendarDate(daysSinceEpoch: day)
      if CalendarDate(date.description) != date {
        Issue.record("\(day) is \(date)")
        return
      }
    }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-21T09:30:00Z", 1_795_253_400_000),
    ("2026-11-21T10:30:00+01:00", 1_795_253_400_000), ("2026-11-21T04:00-05:30", 1_795_253_400_000),
    ("2026-11-21T09:30:00.25Z", 1_795_253_400_250), ("2026-11-21T09:30:00.2509Z", 1_795_253_400_250),
    ("2026-11-21T09:30:00.000000001Z", 1_795_253_400_000),
  ])
  func times(text: String, milliseconds: Int) { #expect(Instant(text)?.milliseconds == milliseconds, "\(text)") }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T09:30:00", "2026-11-21 09:30:00Z", "2026-11-21T24:00:00Z", "2026-11-21T09:60:00Z",
    "2026-11-21T09:30:60Z", "2026-11-21T09:30:00.Z", "2026-11-21T09:30:00z", "2026-11-21T09:30:00+0100",
    "2026-11-21T09:30:00+24:00", "2026-02-30T09:30:00Z", "2026-11-21T09:30:00Z ", "2026-11-21T9:30:00Z",
    "2026-11-21T09:30:00Europe/Berlin", "1795253400",
  ])
  func noTime(text: String) { #expect(Instant(text) == nil, "\(text)") }

  @Test(arguments: ["1970-01-01T00:00:00Z", "2026-11-21T09:30:00Z", "2026-02-28T23:59:59.999Z"])
  func writtenAsRead(text: String) { #expect(Instant(text)?.description == text) }

  @Test func theDayIsThatOfTheZoneZ() {
    #expect(Instant("2026-11-21T00:30:00+01:00")?.date == CalendarDate("2026-11-20"))
    #expect(Instant("2026-11-21T23:30:00-01:00")?.date == CalendarDate("2026-11-22"))
  }
}
