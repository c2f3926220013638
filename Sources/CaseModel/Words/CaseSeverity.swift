/// How much it matters that a case comes out right. One critical case that fails blocks.
package enum CaseSeverity: String, CaseIterable, Sendable {
  case low, medium, high, critical
}
