import Synchronization

/// Values that blocks begin with, one for each block that is being replayed, handed on to a later block.
///
/// For what comes to the same in any order, and costs too much to be begun anew with every block.
final class HandedOn<Value: Sendable>: Sendable {
  private let idle = Mutex<[Value]>([])
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// A value that nobody else has.
  func take() -> Value { idle.withLock { $0.popLast() } ?? make() }

  func giveBack(_ value: Value) { idle.withLock { $0.append(value) } }

  /// All of them, when nothing is replayed any more.
  var all: [Value] { idle.withLock { $0 } }
}
