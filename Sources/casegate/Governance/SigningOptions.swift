import ArgumentParser
import CaseEvidence
import CaseModel
import CaseReports
import Foundation

/// Who signs, with what, and for how long.
struct SigningOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What the workflow was before the change: origin/main.", valueName: "revision"))
  var base: String

  @Option(
    help: ArgumentHelp("The private key, or the public one of a key that an agent holds.", valueName: "file"),
    completion: .file())
  var key: String

  @Option(help: ArgumentHelp("Who signs, as the workflow names its approvers.", valueName: "name"))
  var principal: String

  @Option(help: ArgumentHelp("The last day on which it counts: 2026-12-31.", valueName: "date"))
  var until: String

  @Option(help: ArgumentHelp("Why it is right, for whoever reads it later.", valueName: "text"))
  var why: String

  @Flag(help: "Print what was written as JSON.")
  var json = false

  func validate() throws {
    try RepeatedOptions.refuse(in: CommandLine.arguments)
    if why.allSatisfy(\.isWhitespace) || why.contains(where: \.isNewline) {
      throw ValidationError("--why takes one line that says why it is right.")
    }
  }

  /// The day on which it expires.
  ///
  /// - Throws: a usage error for one that is none, or that has passed.
  func expiry(today: CalendarDate) throws -> CalendarDate {
    guard let day = CalendarDate(until) else {
      throw UsageFault("'\(until)' is not a day: write it like 2026-12-31.")
    }
    if day < today { throw UsageFault("--until \(day) has passed: it would never count.") }
    return day
  }

  /// Does the work, shows what was found on the way, and prints what was written.
  ///
  /// - Throws: the exit code where nothing was written.
  func perform(
    on console: Console, _ work: (inout Findings) async -> SignedStatement?
  ) async throws {
    var findings = Findings()
    // Files of the base must not stay behind.
    let interruption = Interruption { Interruption.exitAtOnce() }
    let signed = await work(&findings)
    interruption.end()
    if !findings.isEmpty {
      let format = FindingsFormat.fitting
      console.printError(format.text(findings, style: console.errors), as: format.kind)
    }
    guard let signed else { throw ExitStatus.invalid.exit }
    if json { console.print(signed.json, as: .json) } else { console.print(signed.text) }
  }
}
