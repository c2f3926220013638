/// A moment, the same for everybody: `2026-11-21T09:30:00Z`.
package struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Since 1970-01-01T00:00:00Z.
  package let milliseconds: Int

  package init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// The moment at which a day begins in the zone Z.
  package init(startOf date: CalendarDate) { milliseconds = date.daysSinceEpoch * Self.day }

  /// Reads a time as RFC 3339 has it: a day, a time and a zone, without which two people mean two moments.
  ///
  /// - Returns: nothing for a text without a zone, for a day that there is not, or for a leap second.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, bytes.count <= 40, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = CalendarDate.number(bytes[11..<13]), hour < 24,
      let minute = CalendarDate.number(bytes[14..<16]), minute < 60,
      let (seconds, rest) = Self.seconds(bytes[16...]), let offset = Self.offset(rest)
    else { return nil }
    milliseconds = date.daysSinceEpoch * Self.day + hour * 3_600_000 + minute * 60_000 + seconds - offset
  }

  /// The day on which it falls in the zone Z.
  package var date: CalendarDate {
    CalendarDate(daysSinceEpoch: (milliseconds - timeOfDay) / Self.day)
  }

  /// In the zone Z; without a fraction where there is none.
  package var description: String {
    let time = timeOfDay
    let parts = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map { CalendarDate.padded($0, 2) }
    let fraction = time % 1000 == 0 ? "" : "." + CalendarDate.padded(time % 1000, 3)
    return "\(date)T" + parts.joined(separator: ":") + fraction + "Z"
  }

  package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  package static func - (left: Instant, right: TimeSpan) -> Instant {
    let (difference, overflow) = left.milliseconds.subtractingReportingOverflow(right.milliseconds)
    return Instant(milliseconds: overflow ? .min : difference)
  }

  private static let day = 86_400_000

  private var timeOfDay: Int {
    let rest = milliseconds % Self.day
    return rest < 0 ? rest + Self.day : rest
  }

  /// `:59`, `:59.25`, or nothing; a thousandth that is begun is left out.
  ///
  /// - Returns: milliseconds, and what follows.
  private static func seconds(_ bytes: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>)? {
    guard bytes.first == UInt8(ascii: ":") else { return (0, bytes) }
    guard bytes.count > 3, let whole = CalendarDate.number(bytes.dropFirst().prefix(2)), whole < 60 else { return nil }
    let rest = bytes.dropFirst(3)
    guard rest.first == UInt8(ascii: ".") else { return (whole * 1000, rest) }
    let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let number = CalendarDate.number((Array(digits) + Array("00".utf8)).prefix(3)[...]), !digits.isEmpty else {
      return nil
    }
    return (whole * 1000 + number, rest.dropFirst(1 + digits.count))
  }

  /// `Z`, `+02:00`: how far the zone is ahead, in milliseconds.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.elementsEqual("Z".utf8) { return 0 }
    let zone = Array(bytes)
    guard zone.count == 6, zone[3] == UInt8(ascii: ":"), let hours = CalendarDate.number(zone[1..<3]), hours < 24,
      let minutes = CalendarDate.number(zone[4..<6]), minutes < 60
    else { return nil }
    let ahead = (hours * 60 + minutes) * 60_000
    return zone[0] == UInt8(ascii: "+") ? ahead : zone[0] == UInt8(ascii: "-") ? -ahead : nil
  }
}
