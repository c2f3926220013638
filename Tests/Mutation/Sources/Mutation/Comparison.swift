/// A comparison in a source file that can be turned into another one.
struct Comparison {
  /// Counted from 1 over all files; what chooses it while the tests run.
  let number: Int
  /// From the sources' folder.
  let file: String
  let line: Int
  /// The line as it is written, without the white space around it.
  let text: String
  /// Which comparison of the line, counted from 1.
  let place: Int
  let kind: Kind

  enum Kind: String, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="

    /// What a slip of the pen makes of it.
    var flipped: Kind {
      switch self {
      case .less: .lessOrEqual
      case .lessOrEqual: .less
      case .greater: .greaterOrEqual
      case .greaterOrEqual: .greater
      case .equal: .notEqual
      case .notEqual: .equal
      }
    }

    /// Whether it needs no more than equality.
    var isEquality: Bool { self == .equal || self == .notEqual }
  }

  /// An operator of its own, spelled in characters that no other operator is made of.
  var spelling: String {
    let digits = Array("^~|%&")
    var (rest, text) = (number, "")
    repeat {
      text.append(digits[rest % digits.count])
      rest /= digits.count
    } while rest > 0
    return kind.rawValue + text + "^"
  }

  /// How the list of harmless ones names it.
  var key: String { "\(file) | \(text) | \(place)" }

  /// The operator's declaration: the comparison as it is written, or flipped where it is the chosen one.
  var declaration: String {
    let (kept, flipped) = (kind.rawValue, kind.flipped.rawValue)
    let bound = kind.isEquality ? "Equatable" : "Comparable"
    var text = """
      infix operator \(spelling): ComparisonPrecedence
      func \(spelling) <T: \(bound)>(left: T, right: T) -> Bool {
        chosenMutant == \(number) ? left \(flipped) right : left \(kept) right
      }

      """
    // Pairs and triples are compared, and conform to nothing.
    text += """
      func \(spelling) <A: \(bound), B: \(bound)>(left: (A, B), right: (A, B)) -> Bool {
        chosenMutant == \(number) ? left \(flipped) right : left \(kept) right
      }
      func \(spelling) <A: \(bound), B: \(bound), C: \(bound)>(left: (A, B, C), right: (A, B, C)) -> Bool {
        chosenMutant == \(number) ? left \(flipped) right : left \(kept) right
      }

      """
    if kind.isEquality {
      text += """
        func \(spelling) <T>(left: T?, right: _OptionalNilComparisonType) -> Bool {
          chosenMutant == \(number) ? left \(flipped) right : left \(kept) right
        }

        """
    }
    return text
  }
}
