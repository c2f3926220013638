import ArgumentParser
import CaseEvidence
import CaseFiles
import CaseModel
import CaseReports

struct WaiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: "Sign that one failing case is put up with for a while.",
    discussion: """
      Writes a statement about one case with its SSH signature into the folder NAME.waivers beside the workflow. A \
      waived case counts in every number as before: the waiver says who mends it, why it can wait, and until when. A \
      critical case cannot be waived, a waiver without a day on which it expires is void, and so is one for a case \
      that has changed since.

      EXAMPLES
        casegate waive workflows/support-triage.yaml ZD-11481 \\
          --owner "Priya Raman-Cole" --base origin/main \\
          --key ~/.ssh/id_ed25519 --principal barbara@example.com \\
          --until 2026-12-31 --why "the classifier is retrained in December"
      """)

  @Argument(help: ArgumentHelp("The workflow file.", valueName: "workflow"), completion: .workflow)
  var workflow: String

  @Argument(help: ArgumentHelp("The id of a case.", valueName: "case"))
  var caseID: String

  @Option(help: ArgumentHelp("Who mends it.", valueName: "name"))
  var owner: String

  @OptionGroup var options: SigningOptions

  func validate() throws {
    if owner.allSatisfy(\.isWhitespace) || owner.contains(where: \.isNewline) {
      throw ValidationError("--owner takes the name of whoever mends it.")
    }
  }

  func run() async throws {
    let today = Instant.now.date
    let until = try options.expiry(today: today)
    try await options.perform(on: Console()) { findings in
      do {
        return try await waive(until: until, today: today, &findings)
      } catch let fault as EvidenceFault {
        findings.add(fault.finding)
      } catch {
        findings.add(Finding(.error, "waiver.unwritable", "\(error)"))
      }
      return nil
    }
  }

  private func waive(
    until: CalendarDate, today: CalendarDate, _ findings: inout Findings
  ) async throws -> SignedStatement? {
    guard let context = try await SigningContext(workflow, options, today: today, &findings) else { return nil }
    guard let item = try WaivedCases.find([caseID], in: context.head)[caseID] else {
      findings.add(
        Finding(.error, "waiver.no-case", "no dataset of \(workflow.printable) has a case '\(caseID.printable)'"))
      return nil
    }
    if item.severity == .critical {
      findings.add(
        Finding(
          .error, "waiver.critical", "the case '\(caseID.printable)' is critical: no failure of it is put up with"))
      return nil
    }
    let statement = WaiverStatement(
      item, of: context.head.workflow, owner: owner, principal: context.approver.principal, why: options.why,
      until: until)
    let entry = try await context.sign(
      statement.bytes, .waivers, as: caseID + "-" + String(statement.digest.prefix(12)), key: options.key)
    let review = try await WaiverReview([entry], of: context.head, signatories: context.signatories)
    for finding in review.findings { findings.add(finding) }
    return SignedStatement(
      file: context.shown(entry),
      summary: "waived until \(until): \(caseID.printable), which \(owner.printable) mends\n",
      rejection: review.rejections.first?.reason)
  }
}
