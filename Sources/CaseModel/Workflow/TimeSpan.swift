/// A length of time as people write it: `500ms`, `30s`, `30m`, `8h`, `30d`, `4w`.
package struct TimeSpan: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let milliseconds: Int

  package init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// - Returns: nothing where the text is not a whole positive number followed by a unit.
  package init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count > 0,
      let unit = Self.units.first(where: { $0.name == text.dropFirst(digits.count) })
    else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
    if overflow { return nil }
    milliseconds = product
  }

  package var days: Double { Double(milliseconds) / 86_400_000 }

  /// The largest unit that divides the span.
  package var description: String {
    let unit = Self.units.last { milliseconds % $0.milliseconds == 0 && $0.name != "w" } ?? Self.units[0]
    return "\(milliseconds / unit.milliseconds)\(unit.name)"
  }

  package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.milliseconds < right.milliseconds }

  private static let units: [(name: String, milliseconds: Int)] = [
    ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("w", 604_800_000),
  ]
}
