import CaseJSON
import Foundation
import Testing

/// A live run that is killed again and again, and gone on with each time.
///
/// With CASEGATE_KILLS the number of kills is another one, and there are ten cases to a kill.
@Suite(.endToEnd, .timeLimit(.minutes(30)), .serialized) struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["CASEGATE_KILLS"].flatMap { Int($0) } ?? 10
  private static let cases = max(300, kills * 10)

  /// Whom the signal hits.
  enum Victim: CaseIterable { case casegate, worker }

  @Test(arguments: Victim.allCases) func aRunThatIsKilledComesToTheSameBytes(victim: Victim) throws {
    let whole = try RecordingFixture(cases: Self.cases).project()
    try whole.run("--record", "missing").promotes()
    let flow = try RecordingFixture(cases: Self.cases).project()
    var generator = SeededGenerator(seed: victim == .casegate ? 5 : 17)
    /// Cases whose reply a journal held when the run was killed.
    var known: Set<Int> = []
    var kills = 0
    while kills < Self.kills {
      // A run that came to its end before it was hit is begun again.
      if try flow.verdict() == "promote" { try flow.begin(); known = [] }
      try flow.forget()
      let isNew = flow.project.runs.isEmpty
      let running = try LiveProcess(
        flow, isNew ? [] : ["--resume", "latest"], delay: Int.random(in: 0...2000, using: &generator))
      // A run goes on without a worker, so that it can lose several.
      repeat {
        usleep(UInt32.random(in: 30_000...400_000, using: &generator))
        guard running.hit(victim) else { break }
        kills += 1
      } while victim == .worker && kills < Self.kills
      running.wait()
      let twice = try flow.asked().filter(known.contains)
      #expect(twice.isEmpty, "asked again after \(kills) kills: \(twice)")
      known.formUnion(try flow.journalled())
    }
    try flow.forget()
    if try flow.verdict() != "promote" {
      let last =
        flow.project.runs.isEmpty ? try flow.run("--record", "missing") : try flow.resume("--record", "missing")
      try last.promotes()
      #expect(try flow.asked().filter(known.contains).isEmpty)
    }
    #expect(try flow.bytes() == whole.bytes())
    #expect(flow.project.runs.count == 1)
  }
}

extension RecordingProject {
  fileprivate func verdict() throws -> String? {
    try project.runFile("verdict.json").flatMap(Attempt.parse)?["verdict"]?.string
  }

  /// Forgets every run and every reply.
  fileprivate func begin() throws {
    try FileManager.default.removeItem(atPath: project.path + "/.casegate")
    try project.write("", to: "replies.jsonl")
  }

  /// The numbers of the cases whose rows are whole.
  fileprivate func journalled() throws -> [Int] {
    guard let text = try project.runFile("replies.jsonl") else { return [] }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    return lines.compactMap { Attempt.parse(String($0))?["reply"]?["output"]?["n"]?.int }
  }
}

/// A run in a process that can be killed, and whose workers can.
private final class LiveProcess {
  private let process = Process()
  private let folder: String

  init(_ flow: RecordingProject, _ arguments: [String], delay: Int) throws {
    folder = flow.project.path
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["run", "flow.yaml", "--quiet", "--record", "missing", "--jobs", "4"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(flow.environment) { $1 }
      .merging(["WORKER_DELAY": "\(delay)"]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// Kills it, or one of its workers.
  ///
  /// - Returns: whether there was something to kill.
  func hit(_ victim: KillTests.Victim) -> Bool {
    switch victim {
    case .casegate: return process.isRunning && kill(process.processIdentifier, SIGKILL) == 0
    case .worker:
      guard let worker = MarkedProcesses.children(of: folder).compactMap({ pid_t($0) }).first else { return false }
      return kill(worker, SIGKILL) == 0
    }
  }

  /// Waits for its end, and for that of workers whose parent was killed.
  func wait() {
    process.waitUntilExit()
    for _ in 0..<200 where !MarkedProcesses.children(of: folder).isEmpty { usleep(10_000) }
  }
}

/// The same numbers each time (SplitMix64, Steele and others 2014).
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
