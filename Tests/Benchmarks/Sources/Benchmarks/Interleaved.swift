/// Takes several commands in turn, so that a busy moment of the machine falls on all of them.
enum Interleaved {
  /// Runs each of the commands in every round.
  ///
  /// - Returns: for each command what its runs took, in the order of the commands.
  static func measure(rounds: Int, _ commands: [() throws -> TimedProcess]) throws -> [[TimedProcess]] {
    var measured = commands.map { _ in [TimedProcess]() }
    for _ in 0..<rounds {
      for (index, command) in commands.enumerated() { measured[index].append(try command()) }
    }
    return measured
  }
}

extension [TimedProcess] {
  var fastest: Double { map(\.seconds).min() ?? .nan }

  var leastWork: Double { map(\.processorSeconds).min() ?? .nan }

  var median: Double {
    let sorted = map(\.seconds).sorted()
    return sorted.isEmpty ? .nan : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  var peakBytes: Int { map(\.peakBytes).max() ?? 0 }
}
