import CaseFiles
import CaseJSON
import CaseModel
import Foundation

/// One use of the helper: reads what its agent is, answers until nothing more is asked, and says what it took.
package struct HelperRun: Sendable {
  private let file: HelperFile
  private let environment: [String: String]
  private let proposer: any Proposer

  /// How it ends; `casegate` takes anything but 0 for a worker that failed.
  package enum Status: Int32, Sendable {
    case answered = 0
    case unread = 1
    case usage = 64
    case invalid = 65
  }

  /// Runs the helper as its command line has it.
  ///
  /// - Parameters:
  ///   - arguments: without the program's name.
  ///   - tell: takes lines for people.
  package static func run(
    _ arguments: [String], environment: [String: String], tell: @Sendable (String) -> Void
  ) async -> Status {
    guard arguments.count == 1, let path = arguments.first, !path.hasPrefix("-") else {
      tell("usage: casegate-http AGENT.json\ncasegate starts it; it answers requests of the worker protocol.")
      return .usage
    }
    var findings = Findings()
    if let file = HelperFile.read(path, &findings),
      let run = HelperRun(file, environment: environment, &findings)
    {
      return await run.serve(tell)
    }
    for finding in findings.kept {
      let place = finding.location.map { "\($0)" } ?? path
      tell("\(place): \(finding.message) [\(finding.code)]")
    }
    return .invalid
  }

  private init?(_ file: HelperFile, environment: [String: String], _ findings: inout Findings) {
    for name in file.definition.environmentNames where environment[name] == nil {
      findings.error(
        "agent.no-variable", "the environment variable \(name) is not set", at: file.definition.source)
    }
    guard let proposer = ProposerChoice.proposer(for: file, environment: environment, &findings), !findings.hasErrors
    else { return nil }
    self.file = file
    self.environment = environment
    self.proposer = proposer
  }

  private func serve(_ tell: @Sendable (String) -> Void) async -> Status {
    let definition = file.definition
    let limits = EndpointLimits(definition)
    let secrets = SecretValues(environment.filter { definition.environmentNames.contains($0.key) })
    guard let endpoint = definition.chat?.endpoint ?? definition.http?.endpoint else {
      tell("'\(file.name)' cannot be asked")
      return .invalid
    }
    let caller = HTTPCaller(
      host: endpoint.host, limits: limits, secrets: secrets, jitter: JitterSource(seed: .random(in: 0 ... .max)),
      certificates: environment["SSL_CERT_FILE"])
    let loop = HelperLoop(proposer, through: caller, without: secrets, mostAtOnce: limits.inFlight)
    let ending = await loop.run(input: STDIN_FILENO, output: STDOUT_FILENO)
    await caller.shutDown()
    switch ending {
    case .answered:
      tell("casegate-http: '\(file.name)': \(caller.count.text)")
      return .answered
    case .unread: return .unread
    case .oversized:
      tell("casegate-http: a request is longer than any may be")
      return .invalid
    }
  }
}
