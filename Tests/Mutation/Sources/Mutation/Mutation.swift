import Foundation

/// Flips each comparison of the gate in turn, and asks the tests whether they notice.
///
/// Arguments name folders or files of the sources to look at; all of them unless said. Ends with 1 where a flipped
/// comparison passes all tests and is not known to be harmless, or a harmless one is noticed.
@main enum Mutation {
  static func main() async {
    do {
      exit(try await isClean() ? 0 : 1)
    } catch {
      print("mutation: \(error)")
      exit(1)
    }
  }

  private static func isClean() async throws -> Bool {
    let root = (1...5).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let harmless = try HarmlessMutants(root.appendingPathComponent("Tests/Mutation/Harmless.txt"))
    let suites = try Suites(root.appendingPathComponent("Tests/CaseJudgementTests"))
    let folders = CommandLine.arguments.dropFirst()
    let copy = ChangedCopy(of: root)
    var instrumentation = Instrumentation()
    try copy.make { try instrumentation.apply(to: $0) }
    let comparisons = instrumentation.comparisons
    guard !comparisons.isEmpty else { throw Fault("no comparison was found") }
    try copy.build()
    if try copy.isKilled(mutant: 0, by: ["CaseJudgementTests"]) {
      throw Fault("the tests fail without any comparison flipped")
    }

    var (killed, excused) = (0, 0)
    var problems = harmless.stale(among: comparisons).map { "names no comparison any more: \($0)" }
    let wanted = comparisons.filter { comparison in
      folders.isEmpty || folders.contains { comparison.file == $0 || comparison.file.hasPrefix($0 + "/") }
    }
    for try await (comparison, isKilled) in asked(wanted, copy, suites) {
      let place = "\(comparison.file):\(comparison.line)"
      switch (isKilled, harmless.reason(for: comparison)) {
      case (true, nil): killed += 1
      case (false, .some): excused += 1
      case (true, .some): problems.append("\(place): is noticed, and is on the list of the harmless: \(comparison.key)")
      case (false, nil):
        problems.append(
          "\(place): \(comparison.kind.rawValue) → \(comparison.kind.flipped.rawValue): \(comparison.key)")
        print("survives: \(problems.last ?? "")")
        fflush(nil)
      }
    }
    print("\(wanted.count) comparisons: \(killed) killed, \(excused) harmless, \(problems.count) problems")
    for problem in problems { print("  \(problem)") }
    return problems.isEmpty
  }

  /// Whether a test fails, for one comparison after another; as many at once as the machine has cores.
  private static func asked(
    _ comparisons: [Comparison], _ copy: ChangedCopy, _ suites: Suites
  ) -> AsyncThrowingStream<(Comparison, isKilled: Bool), any Error> {
    let (stream, results) = AsyncThrowingStream<(Comparison, isKilled: Bool), any Error>.makeStream()
    Task {
      do {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for (index, comparison) in comparisons.enumerated() {
            if index >= ProcessInfo.processInfo.activeProcessorCount { try await group.next() }
            group.addTask {
              let isKilled = try suites.rounds(for: comparison).contains {
                try copy.isKilled(mutant: comparison.number, by: $0.filter, without: $0.skip)
              }
              results.yield((comparison, isKilled))
            }
          }
          try await group.waitForAll()
        }
        results.finish()
      } catch {
        results.finish(throwing: error)
      }
    }
    return stream
  }
}
