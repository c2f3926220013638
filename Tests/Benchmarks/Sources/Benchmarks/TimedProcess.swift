import Foundation

/// A process that ran to its end, and what it took.
struct TimedProcess {
  let status: Int32
  let seconds: Double
  /// The time that all of its threads worked, which other programs on the machine change less.
  let processorSeconds: Double
  /// The most memory that it had at once, in bytes: its resident set as `wait4` gives it.
  let peakBytes: Int

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - arguments: the program's absolute path, and what it is given.
  ///   - output: where both its outputs go; absent for those of this process.
  static func run(
    _ arguments: [String], in folder: String? = nil, output: String? = "/dev/null"
  ) throws -> TimedProcess {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // This process has one task, so that it may as well stand where the program is to begin.
    if let folder, chdir(folder) != 0 { throw Fault(description: "there is no folder \(folder)") }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    if let output {
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, output, O_WRONLY, 0)
    }
    var vector = arguments.map { strdup($0) } + [nil]
    defer { for pointer in vector { free(pointer) } }

    var identifier = pid_t()
    let start = ContinuousClock.now
    let failure = posix_spawn(&identifier, arguments[0], &actions, nil, &vector, environ)
    guard failure == 0 else { throw Fault(description: "\(arguments[0]): \(String(cString: strerror(failure)))") }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(identifier, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Fault(description: "\(arguments[0]) cannot be waited for") }
    }
    let took = ContinuousClock.now - start
    return TimedProcess(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
      seconds: Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18,
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakBytes: usage.ru_maxrss * 1024)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// Runs a program that must end with one of these.
  static func run(
    _ arguments: [String], in folder: String? = nil, endingWith expected: Set<Int32>
  ) throws -> TimedProcess {
    let ended = try run(arguments, in: folder)
    guard expected.contains(ended.status) else {
      let command = arguments.joined(separator: " ")
      throw Fault(description: "'\(command)' in \(folder ?? ".") ended with \(ended.status)")
    }
    return ended
  }
}
