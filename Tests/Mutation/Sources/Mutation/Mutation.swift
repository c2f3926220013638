import Foundation

/// Flips each comparison of the gate in turn, and asks the tests whether they notice.
///
/// Ends with 1 where a flipped comparison passes all tests and is not known to be harmless, or a harmless one is noticed.
@main enum Mutation {
  /// The suites that are asked first, and those that are asked about what they let through.
  private static let near = ["CaseJudgementTests"]
  private static let far = ["CaseReplayTests", "CaseRunTests", "CaseReportsTests", "CaseFilesTests"]

  static func main() throws {
    let root = (1...5).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let harmless = try HarmlessMutants(root.appendingPathComponent("Tests/Mutation/Harmless.txt"))
    let copy = ChangedCopy(of: root)
    try copy.make()
    var instrumentation = Instrumentation()
    try instrumentation.apply(to: copy.sources)
    let comparisons = instrumentation.comparisons
    guard !comparisons.isEmpty else { throw Fault("no comparison was found") }
    try copy.build()
    if try copy.isKilled(mutant: 0, by: near + far) { throw Fault("the tests fail without any comparison flipped") }

    var (killed, excused) = (0, 0)
    var problems = harmless.stale(among: comparisons).map { "names no comparison any more: \($0)" }
    for comparison in comparisons {
      let isKilled =
        try copy.isKilled(mutant: comparison.number, by: near)
        || copy.isKilled(mutant: comparison.number, by: far)
      let place = "\(comparison.file):\(comparison.line)"
      switch (isKilled, harmless.reason(for: comparison)) {
      case (true, nil): killed += 1
      case (false, .some): excused += 1
      case (true, .some): problems.append("\(place): is noticed, and is on the list of the harmless: \(comparison.key)")
      case (false, nil):
        problems.append(
          "\(place): \(comparison.kind.rawValue) → \(comparison.kind.flipped.rawValue): \(comparison.key)")
        print("survives: \(problems.last ?? "")")
      }
    }
    print("\(comparisons.count) comparisons: \(killed) killed, \(excused) harmless, \(problems.count) problems")
    for problem in problems { print("  \(problem)") }
    exit(problems.isEmpty ? 0 : 1)
  }
}
