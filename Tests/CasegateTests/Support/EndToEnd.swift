import Foundation
import Testing

/// Runs tests that wait for other programs on threads of their own.
///
/// The threads that Swift keeps for tasks are as many as there are cores. Hundreds of tests that block them would keep
/// every other test waiting, those that look at the clock among them.
struct EndToEndTrait: SuiteTrait, TestTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(WaitingThreads.shared) { try await function() }
  }
}

extension Trait where Self == EndToEndTrait {
  /// For suites whose tests spawn programs and wait for them.
  static var endToEnd: EndToEndTrait { EndToEndTrait() }
}

/// As many threads as there are cores, which may block.
private final class WaitingThreads: TaskExecutor, @unchecked Sendable {
  static let shared = WaitingThreads()

  private let condition = NSCondition()
  /// Guarded by the condition.
  private var jobs: [UnownedJob] = []

  private init() {
    for _ in 0..<max(2, ProcessInfo.processInfo.activeProcessorCount) {
      let thread = Thread { [unowned self] in while true { run(next()) } }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.lock()
    jobs.append(job)
    condition.signal()
    condition.unlock()
  }

  private func next() -> UnownedJob {
    condition.lock()
    defer { condition.unlock() }
    while jobs.isEmpty { condition.wait() }
    return jobs.removeFirst()
  }

  private func run(_ job: UnownedJob) { job.runSynchronously(on: asUnownedTaskExecutor()) }
}
