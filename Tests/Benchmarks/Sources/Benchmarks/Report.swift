import Foundation

/// What was measured, beside the bars that it is held to.
struct Report {
  enum Bar {
    case atMost(Double, unit: String)
    case atLeast(Double, unit: String)
    /// Told, and held to nothing.
    case none(unit: String)

    var unit: String {
      switch self {
      case .atMost(_, let unit), .atLeast(_, let unit), .none(let unit): unit
      }
    }

    func isMet(by value: Double) -> Bool {
      switch self {
      case .atMost(let bound, _): value <= bound
      case .atLeast(let bound, _): value >= bound
      case .none: true
      }
    }
  }

  private var rows: [[String]] = [["measured", "value", "bar", ""]]
  private(set) var isMet = true

  mutating func add(_ name: String, _ value: Double, _ bar: Bar) {
    let isMet = value.isFinite && bar.isMet(by: value)
    if !isMet { self.isMet = false }
    let bound =
      switch bar {
      case .atMost(let bound, let unit): "≤ \(Self.text(bound, unit))"
      case .atLeast(let bound, let unit): "≥ \(Self.text(bound, unit))"
      case .none: ""
      }
    rows.append([name, Self.text(value, bar.unit), bound, bound.isEmpty ? "" : isMet ? "met" : "MISSED"])
    tell([name, Self.text(value, bar.unit), bound].joined(separator: "  "))
  }

  mutating func skip(_ name: String, because reason: String) {
    rows.append([name, "skipped", "", reason])
    tell("\(name): skipped, \(reason)")
  }

  /// The table comes at the end, and the end may be far away.
  private func tell(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

  var table: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let first = row[0].padding(toLength: widths[0], withPad: " ", startingAt: 0)
      let numbers = (1...2).map { String(repeating: " ", count: widths[$0] - row[$0].count) + row[$0] }
      return "\(first)  \(numbers.joined(separator: "  "))  \(row[3])"
    }.joined(separator: "\n")
  }

  private static func text(_ value: Double, _ unit: String) -> String {
    String(format: value >= 1000 ? "%.0f" : "%.2f", value) + (unit == "×" ? " ×" : " \(unit)")
  }
}
