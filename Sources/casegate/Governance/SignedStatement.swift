import CaseEvidence
import CaseFiles
import CaseJSON
import CaseModel

/// A statement that was written with its signature.
struct SignedStatement {
  /// As the user would type it.
  let file: String
  /// What was signed, for people.
  let summary: String
  /// Why it does not count; nothing where it does.
  let rejection: String?

  var text: String { summary + "wrote \(file)\n  and \(file).sig; commit both\n" }

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

/// A change that somebody may sign a statement about, and who that is.
struct SigningContext {
  let head: LoadedWorkflow
  let change: ReviewedChange
  let control: ChangeControl
  let approver: Approver
  let signatories: Signatories

  /// - Returns: nothing where the base does not let the principal sign anything; the findings say why.
  init?(
    _ workflow: String, _ options: SigningOptions, today: CalendarDate, _ findings: inout Findings
  ) async throws(EvidenceFault) {
    guard let head = WorkflowLoader.load(workflow, &findings),
      let outcome = await ChangeReader.read(head, since: options.base, &findings)
    else { return nil }
    guard case .changed(let change) = outcome, let control = change.base.loaded.workflow.changeControl,
      let signatories = try await change.signatories(today: today)
    else {
      findings.add(
        Finding(
          .error, "approval.undemanded",
          "\(options.base.printable) has no change_control of this workflow: nobody's approval is asked",
          hint: "add change_control to it in a change of its own"))
      return nil
    }
    guard let approver = control.approvers.first(where: { $0.principal == options.principal }) else {
      let known = control.approvers.map(\.principal)
      findings.add(
        Finding(
          .error, "approval.no-approver",
          "'\(options.principal.printable)' may not approve: \(change.base.loaded.name) does not say so",
          hint: nearestName(to: options.principal, among: known).map { "did you mean '\($0)'?" }
            ?? "it names \(known.joined(separator: ", "))"))
      return nil
    }
    (self.head, self.change, self.control) = (head, change, control)
    (self.approver, self.signatories) = (approver, signatories)
  }

  /// Signs a statement and writes both beside the workflow.
  ///
  /// - Parameter stem: the file's name, in which whatever is no letter or digit becomes a hyphen.
  func sign(
    _ bytes: [UInt8], _ kind: StatementFolder.Kind, as stem: String, key: String
  ) async throws -> StatementFolder.Entry {
    let signature = try await SSHSignatures().sign(bytes, key: key)
    let name = stem.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return try StatementFolder(kind, of: head).write(bytes, signature: signature, as: String(name))
  }

  func shown(_ entry: StatementFolder.Entry) -> String { DatasetLocator.shown(head.root.path + "/" + entry.name) }
}
