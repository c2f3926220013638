import CaseEvidence
import CaseFiles
import CaseJSON
import CaseModel
import CaseReports

/// One use of `casegate approve`.
struct Signing {
  let workflow: String
  let base: String
  let key: String
  let principal: String
  let why: String
  let until: CalendarDate
  let today: CalendarDate

  /// What was written.
  struct Signed {
    let file: String
    let statement: ApprovalStatement
    /// Why it does not count; nothing where it does.
    let rejection: String?

    var text: String {
      var lines = ["approved by \(statement.principal) until \(statement.until):"]
      for change in statement.subject.changes where change.kind.widens {
        let values = [change.old, change.new].compactMap(\.self).joined(separator: " → ")
        lines.append("  \(change.kind.rawValue)  \(change.subject)\(values.isEmpty ? "" : "  \(values)")".printable)
      }
      lines.append("wrote \(file) and \(file).sig; commit both")
      return lines.joined(separator: "\n") + "\n"
    }

    var json: String {
      var writer = JSONWriter(.indented)
      writer.object { writer in
        writer.field("file", file)
        writer.field("signature", file + ".sig")
        writer.field("counts", rejection == nil)
        writer.optionalField("reason", rejection)
      }
      writer.newline()
      return String(decoding: writer.bytes, as: UTF8.self)
    }
  }

  /// - Returns: nothing where nothing was written; the findings say why.
  func perform(_ findings: inout Findings) async -> Signed? {
    guard let head = WorkflowLoader.load(workflow, &findings),
      let outcome = await ChangeReader.read(head, since: base, &findings)
    else { return nil }
    guard case .changed(let change) = outcome, let control = change.base.loaded.workflow.changeControl else {
      findings.add(
        Finding(
          .error, "approval.undemanded", "\(base) has no change_control of this workflow: nobody's approval is asked",
          hint: "add change_control to it in a change of its own"))
      return nil
    }
    if control.approvals(for: change.changes) == 0 {
      findings.add(Finding(.error, "approval.nothing", "nothing changed since \(base) that takes an approval"))
      return nil
    }
    guard let approver = control.approvers.first(where: { $0.principal == principal }) else {
      let known = control.approvers.map(\.principal)
      findings.add(
        Finding(
          .error, "approval.no-approver",
          "'\(principal.printable)' may not approve: \(change.base.loaded.name) does not say so",
          hint: nearestName(to: principal, among: known).map { "did you mean '\($0)'?" }
            ?? "it names \(known.joined(separator: ", "))"))
      return nil
    }
    do {
      return try await write(change, control, approver, head, &findings)
    } catch let fault as EvidenceFault {
      findings.add(fault.finding)
    } catch {
      findings.add(Finding(.error, "approval.unwritable", "\(error)"))
    }
    return nil
  }

  private func write(
    _ change: ReviewedChange, _ control: ChangeControl, _ approver: Approver, _ head: LoadedWorkflow,
    _ findings: inout Findings
  ) async throws -> Signed? {
    let subject = try ApprovalSubject(from: change.base.loaded, to: head, changes: change.changes)
    let statement = ApprovalStatement(subject, principal: approver.principal, why: why, until: until)
    let bytes = statement.bytes
    let signature = try await SSHSignatures().sign(bytes, key: key)
    let folder = ApprovalFolder(of: head)
    let stem =
      String(subject.head.prefix(12)) + "-"
      + approver.principal.map { $0.isLetter || $0.isNumber ? "\($0)" : "-" }.joined()
    let entry = try folder.write(bytes, signature: signature, as: stem)
    let count = try await change.verifier(control, today: today).count([entry])
    for rejection in count.rejections {
      findings.add(
        Finding(.warning, "approval.not-counted", "the approval is written and does not count: \(rejection.reason)"))
    }
    return Signed(file: DatasetLocator.shown(head.root.path + "/" + entry.name), statement: statement, rejection: count.rejections.first?.reason)
  }
}
