import ArgumentParser
import CaseEvidence
import CaseFiles
import CaseJudgement
import CaseModel
import CaseReports

struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Sign that a change of a workflow may be promoted.",
    discussion: """
      Shows what changed since a revision, and writes a statement about exactly that change with its SSH signature \
      into the folder NAME.approvals beside the workflow. Commit both files: `casegate run --base` counts them. Who \
      may approve is what the workflow said at the revision, and nobody who made a commit of the change counts.

      EXAMPLES
        casegate approve workflows/support-triage.yaml --base origin/main \\
          --key ~/.ssh/id_ed25519 --principal barbara@example.com \\
          --until 2026-12-31 --why "limit agreed with finance, ticket 4711"
      """)

  @OptionGroup var target: WorkflowOption
  @OptionGroup var options: SigningOptions

  func run() async throws {
    let console = Console()
    let today = Instant.now.date
    let until = try options.expiry(today: today)
    let workflow = try target.path
    try await options.perform(on: console) { findings in
      do {
        return try await approve(workflow, until: until, today: today, style: console.output, &findings)
      } catch let fault as EvidenceFault {
        findings.add(fault.finding)
      } catch {
        findings.add(Finding(.error, "approval.unwritable", "\(error)"))
      }
      return nil
    }
  }

  private func approve(
    _ workflow: String, until: CalendarDate, today: CalendarDate, style: TerminalStyle, _ findings: inout Findings
  ) async throws -> SignedStatement? {
    guard let context = try await SigningContext(workflow, options, today: today, &findings) else { return nil }
    let change = context.change
    if context.control.approvals(for: change.changes) == 0 {
      findings.add(
        Finding(.error, "approval.nothing", "nothing changed since \(options.base.printable) that takes an approval"))
      return nil
    }
    let subject = try ApprovalSubject(from: change.base.loaded, to: context.head, changes: change.changes)
    let statement = ApprovalStatement(
      subject, principal: context.approver.principal, why: options.why, until: until)
    let stem = String(subject.head.prefix(12)) + "-" + context.approver.principal
    let entry = try await context.sign(statement.bytes, .approvals, as: stem, key: options.key)
    let rejection = try await change.verifier(context.signatories).count([entry]).rejections.first
    if let rejection { findings.add(rejection.finding("approval.not-counted", "the approval does not count")) }
    return SignedStatement(
      file: context.shown(entry),
      summary: DifferenceText(change.difference, style: style).text
        + "\napproved by \(context.approver.name.printable) until \(until)\n", rejection: rejection?.reason)
  }
}
