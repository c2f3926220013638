import CaseJSON
import CaseModel

extension Outcome {
  /// The calls that changed something: all of an act's, and of any other outcome those that were executed all the same.
  var changingCalls: [ProposedCall] {
    if calls.isEmpty { return [] }
    let isAct = disposition == .act
    return calls.compactMap { $0.changed && (isAct || $0.call.state == .executed) ? $0.call : nil }
  }
}

extension ExpectedOutcome {
  /// The calls that an outcome is compared with: none where it should have stopped and nobody listed any; absent where
  /// it should have acted and nobody said how.
  ///
  /// Who should have stopped may change nothing that is not listed by name: `includes` does not let others in.
  var comparedCalls: ExpectedCalls? {
    guard disposition != .act else { return calls }
    guard let calls else { return .nothing }
    return calls.order == .includes ? ExpectedCalls(order: .anyOrder, calls: calls.calls) : calls
  }
}

extension ExpectedCalls {
  static let nothing = ExpectedCalls(order: .anyOrder, calls: [])

  /// Whether the changing calls of an outcome are the expected ones.
  func areMet(by made: [ProposedCall]) -> Bool {
    switch order {
    case .inOrder: made.count == calls.count && zip(calls, made).allSatisfy { $0.isMet(by: $1) }
    case .anyOrder: made.count == calls.count && list(made)
    case .includes:
      hasPairing(from: calls.count, to: made.count) { calls[$0].isMet(by: made[$1]) }
    }
  }

  /// Whether every one of some calls is listed, each place of the list serving one of them.
  func list(_ made: [ProposedCall]) -> Bool {
    hasPairing(from: made.count, to: calls.count) { calls[$1].isMet(by: made[$0]) }
  }
}

extension ExpectedCall {
  /// Whether a call is this one; a call without arguments has an empty object of them.
  func isMet(by call: ProposedCall) -> Bool {
    guard action == call.action else { return false }
    return arguments?.isExpected(call.arguments ?? Self.noArguments) ?? true
  }

  private static let noArguments: JSONValue = {
    var builder = JSONBuilder()
    builder.beginObject()
    builder.end()
    return builder.finish()
  }()
}
