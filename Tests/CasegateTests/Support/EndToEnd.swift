import Foundation
import Synchronization
import Testing

/// Runs tests that wait for other programs on threads of their own.
///
/// The threads that Swift keeps for tasks are as many as there are cores. Hundreds of tests that block them would keep
/// every other test waiting, those that look at the clock among them. A time limit of such a test counts its waiting too.
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
private final class WaitingThreads: TaskExecutor {
  static let shared = WaitingThreads()

  private let jobs = Mutex<[UnownedJob]>([])
  private let count = DispatchSemaphore(value: 0)

  private init() {
    for _ in 0..<max(2, ProcessInfo.processInfo.activeProcessorCount) {
      Thread.detachNewThread { [self] in while true { run() } }
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    count.signal()
  }

  /// Waits for a job and does it.
  private func run() {
    count.wait()
    let job = jobs.withLock { $0.removeFirst() }
    job.runSynchronously(on: asUnownedTaskExecutor())
  }
}
