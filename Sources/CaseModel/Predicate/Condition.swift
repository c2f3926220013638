/// What a rule asks before it decides: matchers on named fields, and their combinations.
package indirect enum Condition: Sendable, Equatable {
  case field(Operand, Matcher)
  case all([Condition])
  case any([Condition])
  case not(Condition)

  /// Every field that the condition reads, in the order in which it is written.
  package var operands: [Operand] {
    switch self {
    case .field(let operand, _): [operand]
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.operands)
    case .not(let condition): condition.operands
    }
  }
}
