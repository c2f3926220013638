import ArgumentParser
import CaseAgents
import CaseModel

/// What a run may ask live, what that may cost, and what it goes on with.
struct LiveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is asked live of agents that have a recording, and written into it: none (what is not recorded is an "
        + "error), missing (what is not recorded), all.", valueName: "mode"))
  var record = RecordMode.none

  @Option(
    help: ArgumentHelp(
      "Start no more live calls when they have cost so much; no verdict then, and what was paid for is kept.",
      valueName: "usd"))
  var maxCost: Double?

  @Option(help: ArgumentHelp("Start no more than so many live calls; no verdict then.", valueName: "n"))
  var maxCalls: Int?

  @Option(
    help: ArgumentHelp("Start no more live calls after this time: 10m. No verdict then.", valueName: "time"))
  var maxTime: TimeSpan?

  @Option(
    help: ArgumentHelp(
      "Go on with a run that was stopped or broke off: its folder, its name, the beginning of its name, or 'latest'. "
        + "What was answered is not asked again.", valueName: "run"),
    completion: .custom { _, _, _ in RunCompletion.names })
  var resume: String?

  func validate() throws {
    if let maxCost, !(maxCost > 0 && maxCost <= 1_000_000) {
      throw ValidationError("--max-cost takes US dollars above 0: 2.50.")
    }
    if let maxCalls, maxCalls < 1 { throw ValidationError("--max-calls takes a number above 0.") }
    if let resume, resume.isEmpty { throw ValidationError("--resume names nothing.") }
  }

  var bounds: CallLimits.Bounds {
    CallLimits.Bounds(
      costInNanodollars: maxCost.map { Int(($0 * 1e9).rounded()) }, calls: maxCalls, time: maxTime)
  }
}

extension RecordMode: ExpressibleByArgument {}

extension TimeSpan: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
