import CaseModel
import Foundation
import Subprocess
import SystemPackage

/// A program of the system that is asked one thing at a time: no shell, and only the environment that it is given.
struct ExternalProgram: Sendable {
  /// Looked for in `PATH`.
  let name: String
  let folder: String
  /// All that it sees of the environment.
  var environment: [String: String]

  /// How the program ended, and what it said.
  struct Ending {
    let status: TerminationStatus
    let output: [UInt8]
    let errors: String

    var succeeded: Bool { status.isSuccess }

    /// Whether it ended with 1, which is how programs say no.
    var saidNo: Bool { status == .exited(1) }

    /// What the program complained about, in one line.
    var complaint: String {
      let lines = errors.split(whereSeparator: \.isNewline).map(String.init)
      return (lines.first { $0.hasPrefix("fatal:") } ?? lines.last ?? "it ended with \(status)").printable
    }
  }

  /// What it may answer at the most; whole files go to files.
  private static let largestAnswer = 256 << 20
  private static let longestComplaint = 1 << 20

  /// - Throws: where the program is not there, cannot be run, or says more than it ever should.
  func run(_ arguments: [String], input: [UInt8] = []) async throws(EvidenceFault) -> Ending {
    do {
      let result = try await Subprocess.run(
        configuration(arguments), input: .array(input), output: .bytes(limit: Self.largestAnswer),
        error: .string(limit: Self.longestComplaint))
      return Ending(
        status: result.terminationStatus, output: result.standardOutput, errors: result.standardError)
    } catch {
      throw fault(error)
    }
  }

  /// Writes what the program answers into a new file that only this user can read.
  func run(_ arguments: [String], into path: String) async throws(EvidenceFault) -> Ending {
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      defer { _ = Result { try file.close() } }
      let result = try await Subprocess.run(
        configuration(arguments), input: .none,
        output: .fileDescriptor(file, closeAfterSpawningProcess: false),
        error: .string(limit: Self.longestComplaint))
      return Ending(status: result.terminationStatus, output: [], errors: result.standardError)
    } catch {
      throw fault(error)
    }
  }

  private func configuration(_ arguments: [String]) -> Configuration {
    let variables = environment.reduce(into: [Environment.Key: String]()) { all, variable in
      if let key = Environment.Key(rawValue: variable.key) { all[key] = variable.value }
    }
    return Configuration(
      executable: .name(name), arguments: Arguments(arguments), environment: .custom(variables),
      workingDirectory: FilePath(folder))
  }

  private func fault(_ error: any Error) -> EvidenceFault {
    if let error = error as? SubprocessError, error.code == .executableNotFound {
      return EvidenceFault(
        "evidence.no-program", "the program '\(name)' is not there", hint: "install it, and put it into PATH")
    }
    return EvidenceFault("evidence.program", "the program '\(name)' cannot be run: \(error)")
  }

  /// Those of this process's variables that are named, where they are set.
  static func inherited(
    _ names: [String], from environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> [String: String] {
    environment.filter { names.contains($0.key) }
  }
}
