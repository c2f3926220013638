package import CaseJudgement

/// What a JUnit file will list, counted before its first line is written: a suite says first how many tests it has,
/// and a file that grows too large is not read at all.
package struct JUnitCensus: Sendable {
  /// GitLab takes files below 30 MB.
  package static let largestFile = 30_000_000
  /// What a suite takes besides its tests: its name is a path.
  private static let suiteSize = 16_384

  struct Suite {
    var all = TestCounts()
    var failed = TestCounts()
  }

  let verdict: RunVerdict
  private let limit: Int
  /// The suites in the order of the plan.
  private(set) var names: [String] = []
  private(set) var suites: [String: Suite] = [:]
  private var size = 0
  private var failedSize = 0
  /// How many of the failed runs there is room for.
  private var failedFitting = 0
  private let room: Int

  package init(_ verdict: RunVerdict, limit: Int = Self.largestFile) {
    self.verdict = verdict
    self.limit = limit
    room = limit - GateSuite(verdict).text.utf8.count - 4096
  }

  /// Counts a run.
  package mutating func add(_ result: CaseResult) {
    if suites[result.suite] == nil {
      names.append(result.suite)
      size += Self.suiteSize
      failedSize += Self.suiteSize
    }
    let test = JUnitDocument.test(for: result, in: verdict)
    let count = test.text.utf8.count
    size += count
    suites[result.suite, default: Suite()].all.add(test)
    guard test.fault != nil else { return }
    failedSize += count
    guard failedSize <= room else { return }
    failedFitting += 1
    suites[result.suite, default: Suite()].failed.add(test)
  }

  /// Whether there is room for the runs that passed.
  var listsAll: Bool { size <= room }

  var failedLimit: Int { failedFitting }

  /// What is not listed; absent where all is.
  var remark: String? {
    if listsAll { return nil }
    let total = suites.values.reduce(into: TestCounts()) { $0.add($1.all) }
    let failed = total.failures + total.errors
    let listed =
      failedFitting == failed
      ? "the \(failed) that did not pass" : "the first \(failedFitting) of \(failed) that did not pass"
    return "\(listed) of \(total.tests) runs: a list of all of them would be larger than \(limit / 1_000_000) MB"
  }

  func counts(of name: String) -> TestCounts {
    let suite = suites[name] ?? Suite()
    return listsAll ? suite.all : suite.failed
  }
}
