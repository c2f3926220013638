package import CaseJSON

/// How much worse than a baseline a version may be, and what has to be shown about it.
package struct RegressionPolicy: Sendable {
  /// The largest drop of the pass rate that has to be ruled out, strictly between 0 and 1.
  package var maxDrop: Double?
  /// The one-sided confidence at which it has to be ruled out.
  package var confidence = RegressionPolicy.usualConfidence
  /// How many cases that passed may fail now.
  package var newlyBroken: Int?
  /// How many critical cases that passed may fail now.
  package var criticalNewlyBroken: Int?
  /// Parts of the cases in which the same drop has to be ruled out.
  package var slices: [Slice] = []
  /// Where it is declared.
  package var source: JSONValue

  package static let usualConfidence = 0.95

  package init(source: JSONValue) { self.source = source }

  /// Where one of its keys is declared.
  package func place(of key: String) -> JSONValue { source[key] ?? source }
}
