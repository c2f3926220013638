import CaseFiles
import CaseModel
import Foundation
import Subprocess
import SystemPackage

/// One process of a pool, from its start to its end.
struct WorkerProcess: Sendable {
  /// How a process ended.
  enum Ending: Sendable {
    /// It was told that no more would come.
    case closed
    /// A fault, and what the process wrote last to standard error.
    case failed(Fault, words: String?)
  }

  fileprivate enum Event: Sendable {
    case outputEnded, inputClosed, inputBroken, errorsEnded
    case failed(Fault)
    /// Its output ended, and it did not.
    case outputClosed
    case waitedEnough
  }

  private typealias Running = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

  let pool: WorkerPool
  let worker: Int
  private let errors = ErrorTail(longest: 4 << 10)

  init(pool: WorkerPool, worker: Int) {
    self.pool = pool
    self.worker = worker
  }

  func run() async -> Ending {
    do {
      let result = try await Subprocess.run(
        configuration, input: .inputWriter, output: .sequence, error: .sequence
      ) { execution in
        await converse(with: execution)
      }
      switch result.closureResult {
      case .failed(let fault): return .failed(fault, words: errors.lastLine)
      case .inputClosed: return .closed
      case .outputClosed where result.terminationStatus == .signaled(SIGKILL):
        return .failed(Fault(.crashed, "the worker closed its output"), words: errors.lastLine)
      default:
        return .failed(Fault(.crashed, Self.text(of: result.terminationStatus)), words: errors.lastLine)
      }
    } catch let error as SubprocessError {
      let fault = Fault(.transport, "the program '\(pool.command.arguments[0])' cannot be run: \(error)")
      await pool.giveUp(fault)
      return .failed(fault, words: nil)
    } catch {
      let fault = Fault(.transport, "the program '\(pool.command.arguments[0])' cannot be run: \(error)")
      return .failed(fault, words: nil)
    }
  }

  private var configuration: Configuration {
    let command = pool.command
    var options = PlatformOptions()
    // A session of its own: signals of the terminal do not reach it, and what it starts can be ended with it.
    options.createSession = true
    options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: Self.shortWait)]
    let environment = command.environment.reduce(into: [Environment.Key: String]()) { all, variable in
      if let key = Environment.Key(rawValue: variable.key) { all[key] = variable.value }
    }
    return Configuration(
      executable: command.arguments[0].contains("/")
        ? .path(FilePath(command.arguments[0])) : .name(command.arguments[0]),
      arguments: Arguments(Array(command.arguments.dropFirst())), environment: .custom(environment),
      workingDirectory: FilePath(command.folder), platformOptions: options)
  }

  private static let shortWait = Duration.milliseconds(500)
  /// How long a worker may take to end when it is told that no more comes.
  private static let closingTime = Duration.seconds(2)

  /// Talks to the process until there is a reason to end it.
  private func converse(with execution: Running) async -> Event {
    let group = execution.processIdentifier.value
    ProcessGroups.insert(group)
    return await withTaskGroup(of: Event.self) { tasks in
      tasks.addTask { await read(execution.standardOutput) }
      tasks.addTask { await write(execution.standardInputWriter) }
      tasks.addTask { await collectErrors(execution.standardError) }
      tasks.addTask { await watch() }
      var reason = Event.outputEnded
      conversation: while let event = await tasks.next() {
        switch event {
        case .errorsEnded: continue
        case .inputClosed, .inputBroken:
          reason = event
          let patience = event.isClosing ? Self.closingTime : Self.shortWait
          tasks.addTask { await Self.wait(patience) }
        case .outputEnded, .outputClosed:
          break conversation
        case .failed:
          reason = event
          break conversation
        case .waitedEnough:
          if case .inputBroken = reason { reason = .failed(Fault(.crashed, "the worker closed its input")) }
          break conversation
        }
      }
      switch reason {
      case .outputEnded, .inputBroken: if !(await Self.ends(execution)) { reason = .outputClosed }
      case .inputClosed: await execution.teardown(using: Self.goodbye)
      case .errorsEnded, .outputClosed, .waitedEnough, .failed: break
      }
      ProcessGroups.end(group)
      await pool.dismiss(worker)
      tasks.cancelAll()
      return reason
    }
  }

  /// Waits a moment for a process to end by itself, then ends it.
  ///
  /// - Returns: whether it ended by itself.
  private static func ends(_ execution: Running) async -> Bool {
    let start = ContinuousClock.now
    // Signal 0 does nothing but wait.
    let nothing = TeardownStep.send(
      signal: Signal(rawValue: 0), toProcessGroup: true, allowedDurationToNextStep: shortWait)
    await execution.teardown(using: [nothing])
    return ContinuousClock.now - start < shortWait
  }

  /// Asks a process to end, waits for it, then ends it.
  private static let goodbye = [
    TeardownStep.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: shortWait)
  ]

  private func read(_ output: SubprocessOutputSequence) async -> Event {
    var framing = LineFraming(longest: WorkerProtocol.longestLine)
    do {
      for try await buffer in output {
        var messages: [WorkerMessage] = []
        let fits = buffer.withUnsafeBytes { bytes in framing.add(bytes) { messages.append(.decode($0)) } }
        if let fault = await pool.incoming(worker, messages) { return .failed(fault) }
        if !fits {
          return .failed(
            Fault(.oversizedReply, "the worker wrote a line of more than \(WorkerProtocol.longestLine >> 20) MiB"))
        }
      }
    } catch {
      return .failed(Fault(.transport, "the worker's output cannot be read: \(error)"))
    }
    return .outputEnded
  }

  private func write(_ input: StandardInputWriter) async -> Event {
    do {
      while let lines = await pool.outgoing(worker) { _ = try await input.write(lines) }
      try await input.finish()
      return .inputClosed
    } catch {
      return .inputBroken
    }
  }

  private func collectErrors(_ output: SubprocessOutputSequence) async -> Event {
    do {
      for try await buffer in output {
        buffer.withUnsafeBytes { bytes in
          errors.add(bytes)
          pool.errors.add(bytes)
        }
      }
    } catch {
      errors.add("its standard error cannot be read: \(error)\n".utf8)
    }
    return .errorsEnded
  }

  /// Ends when the worker has had its oldest request for too long.
  private func watch() async -> Event {
    let timeout = pool.command.timeout
    while true {
      let deadline = await pool.deadline(worker)
      if let deadline, deadline <= .now {
        return .failed(Fault(.timeout, "the worker gave no reply within \(timeout)"))
      }
      do {
        try await Task.sleep(until: deadline ?? .now + timeout, clock: .continuous)
      } catch {
        return .waitedEnough
      }
    }
  }

  private static func wait(_ duration: Duration) async -> Event {
    do { try await Task.sleep(for: duration) } catch { return .waitedEnough }
    return .waitedEnough
  }

  private static func text(of status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "the worker ended with \(code) before it answered"
    case .signaled(let signal): "the worker was ended by signal \(signal) before it answered"
    }
  }
}

extension WorkerProcess.Event {
  fileprivate var isClosing: Bool {
    if case .inputClosed = self { true } else { false }
  }
}
