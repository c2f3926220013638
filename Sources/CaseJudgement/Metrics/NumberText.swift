/// Numbers as people read them: short, and never rounded into something that they are not.
package enum NumberText {
  /// At most so many decimals, without zeros at the end.
  package static func text(_ value: Double, decimals: Int = 4) -> String {
    guard value.isFinite, value.magnitude < 1e12, decimals > 0 else { return whole(value) }
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    var fraction = String(scaled % scale)
    fraction = String(repeating: "0", count: decimals - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let sign = value.sign == .minus && scaled > 0 ? "-" : ""
    return sign + "\(scaled / scale)" + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// With as many decimals as it takes to tell the value from a bound that it is not equal to.
  package static func text(_ value: Double, besides bound: Double) -> String {
    for decimals in 4...6 where text(value, decimals: decimals) != text(bound, decimals: decimals) {
      return text(value, decimals: decimals)
    }
    return exact(value)
  }

  /// The shortest text that reads back as the same number.
  package static func exact(_ value: Double) -> String { whole(value) }

  private static func whole(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
}
