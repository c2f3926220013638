/// Several tests at once, without the chance of a wrong one among them growing with their number.
package enum Holm {
  /// Each p-value as if it were the only one: the i-th smallest of m times m − i + 1, at most 1, and never below the one
  /// before it.
  ///
  /// Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
  /// (1979) 65–70.
  ///
  /// - Returns: in the order in which they were given; nil where one is not in 0…1.
  package static func adjusted(_ values: [Double]) -> [Double]? {
    guard values.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { return nil }
    var adjusted = values
    var largest = 0.0
    for (rank, index) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
      largest = max(largest, min(1, values[index] * Double(values.count - rank)))
      adjusted[index] = largest
    }
    return adjusted
  }
}
