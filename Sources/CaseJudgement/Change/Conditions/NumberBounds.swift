import CaseJSON
import CaseModel

/// The numbers at which the answer to a question can change.
enum NumberBounds {
  /// The bounds of a leaf; nothing for one whose interval is not known exactly.
  static func bounds(of matcher: Matcher) -> [JSONNumber]? {
    switch matcher {
    case .above(let bound), .atLeast(let bound), .below(let bound), .atMost(let bound):
      bound.double.isFinite ? [bound] : nil
    case .within(let center, let tolerance): interval(center, tolerance).map { [.double($0.0), .double($0.1)] }
    default: []
    }
  }

  /// Whether the numbers strictly between two neighbouring bounds answer a question with yes.
  ///
  /// - Returns: nothing for a question that is not about a number's size.
  static func isMet(_ matcher: Matcher, between lower: JSONNumber?, _ upper: JSONNumber?) -> Bool? {
    switch matcher {
    case .above(let bound), .atLeast(let bound): lower.map { $0 >= bound } ?? false
    case .below(let bound), .atMost(let bound): upper.map { $0 <= bound } ?? false
    case .within(let center, let tolerance):
      interval(center, tolerance).map { interval in
        guard let lower, let upper else { return false }
        return lower >= .double(interval.0) && upper <= .double(interval.1)
      }
    default: nil
    }
  }

  /// The least and the greatest number that `within` takes, as the evaluation computes it: rounded to the nearest
  /// floating-point number, the distance still grows with the number, so that these are the ends of an interval.
  ///
  /// - Returns: nothing where whole numbers are so large that they are rounded themselves.
  private static func interval(_ center: Double, _ tolerance: Double) -> (Double, Double)? {
    let reach = abs(center) + tolerance
    guard tolerance >= 0, reach < 0x1p50 else { return nil }
    return (-last(-center, tolerance), last(center, tolerance))
  }

  /// The greatest number whose distance above a center is at most a tolerance, found by halving.
  private static func last(_ center: Double, _ tolerance: Double) -> Double {
    // One side of zero at a time: the difference of two ranks with different signs may not fit into a word.
    var (kept, lost) = -center <= tolerance ? (0, rank(0x1p51)) : (rank(-0x1p51), 0)
    while lost - kept > 1 {
      let middle = kept + (lost - kept) / 2
      if number(middle) - center <= tolerance { kept = middle } else { lost = middle }
    }
    return number(kept)
  }

  /// The place of a number among all floating-point numbers.
  private static func rank(_ number: Double) -> Int {
    let size = Int(number.magnitude.bitPattern)
    return number < 0 ? -size : size
  }

  private static func number(_ rank: Int) -> Double {
    let size = Double(bitPattern: UInt64(rank.magnitude))
    return rank < 0 ? -size : size
  }
}
