package import CaseModel

/// What a server says about when to come back: seconds, or a date (RFC 9110, 10.2.3).
package enum RetryAfter {
  /// - Parameters:
  ///   - value: of the header.
  ///   - now: what time it is for the server, or here where it does not say.
  /// - Returns: nothing for a text that is neither; zero for a moment that is past.
  package static func wait(_ value: String, now: Instant) -> Duration? {
    let text = trimmed(value)
    if let seconds = Double(text), seconds.isFinite, seconds >= 0, !text.contains(where: \.isLetter) {
      return .seconds(min(seconds, longest))
    }
    return date(text).map { .milliseconds(max(0, $0.milliseconds - now.milliseconds)) }
  }

  /// Longer than anybody waits, and short enough to be a number.
  private static let longest = 1e9

  /// A date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`, and the two older forms of RFC 9110, 5.6.7.
  package static func date(_ text: String) -> Instant? {
    let words = trimmed(text).split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
    if words.count == 6, words[5] == "GMT" {
      return instant(day: words[1], month: words[2], year: words[3], time: words[4])
    }
    if words.count == 4, words[3] == "GMT" {
      let parts = words[1].split(separator: "-").map(String.init)
      guard parts.count == 3, let short = Int(parts[2]), parts[2].count == 2 else { return nil }
      return instant(day: parts[0], month: parts[1], year: String(short + (short < 70 ? 2000 : 1900)), time: words[2])
    }
    if words.count == 5 { return instant(day: words[2], month: words[1], year: words[4], time: words[3]) }
    return nil
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private static func instant(day: String, month: String, year: String, time: String) -> Instant? {
    guard let number = months.firstIndex(of: month) else { return nil }
    return Instant("\(year)-\(twoDigits(String(number + 1)))-\(twoDigits(day))T\(time)Z")
  }

  private static func twoDigits(_ number: String) -> String { number.count == 1 ? "0" + number : number }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
