package import CaseFiles
package import CaseJudgement
package import CaseModel

/// Which waivers of a workflow hold, and why the others do not.
///
/// A waived case counts in every number as before; a waiver only says that somebody knows of its failure.
package struct WaiverReview: Sendable, Equatable {
  package static let name = "waivers"

  /// Those that hold, in the order of their files.
  package private(set) var waivers: [WaiverStatement] = []
  package private(set) var rejections: [ApprovalCount.Rejection] = []

  /// - Parameters:
  ///   - signatories: of the base; absent where the base does not say who may approve.
  /// - Throws: where ssh-keygen cannot be asked, or a dataset cannot be read.
  package init(
    _ entries: [StatementFolder.Entry], of loaded: LoadedWorkflow, signatories: Signatories?
  ) async throws(EvidenceFault) {
    var signed: [(file: String, statement: WaiverStatement)] = []
    for entry in entries {
      guard let signatories else {
        reject(entry.name, "the base has no change_control: nobody could have allowed it")
        continue
      }
      switch try await Self.judge(entry, signatories) {
      case .failure(let mismatch): reject(entry.name, mismatch.reason)
      case .success(let statement): signed.append((entry.name, statement))
      }
    }
    let cases = try WaivedCases.find(Set(signed.map(\.statement.caseID)), in: loaded)
    for (file, statement) in signed {
      if let reason = Self.fault(of: statement, cases, loaded.workflow) {
        reject(file, reason)
      } else {
        waivers.append(statement)
      }
    }
  }

  private mutating func reject(_ file: String, _ reason: String) {
    rejections.append(ApprovalCount.Rejection(file: file, reason: reason))
  }

  private static func judge(
    _ entry: StatementFolder.Entry, _ signatories: Signatories
  ) async throws(EvidenceFault) -> Result<WaiverStatement, StatementMismatch> {
    let approver: Approver
    switch try await signatories.signer(of: entry) {
    case .nobody(let reason): return .failure(StatementMismatch(reason: reason))
    case .approver(let person, _): approver = person
    }
    // Read only now: what is read is what was verified.
    let read = WaiverStatement.read(entry.bytes)
    guard case .success(let statement) = read else { return read }
    if statement.principal != approver.principal {
      return .failure(
        StatementMismatch(
          reason: "it says that \(statement.principal.printable) allows it, and \(approver.principal) signed"))
    }
    if statement.until < signatories.today {
      return .failure(StatementMismatch(reason: "it expired on \(statement.until)"))
    }
    return signatories.authorship(of: approver).map { .failure(StatementMismatch(reason: $0)) } ?? read
  }

  private static func fault(
    of statement: WaiverStatement, _ cases: [String: Case], _ workflow: Workflow
  ) -> String? {
    if statement.workflow != workflow.name { return "it is for another workflow" }
    guard let item = cases[statement.caseID] else { return "there is no case \(statement.caseID.printable)" }
    if item.severity == .critical {
      return "the case \(item.id.printable) is critical, and no failure of it is put up with"
    }
    if statement.digest != WaiverStatement.digest(of: item) {
      return "the case \(item.id.printable) is not the one that it was about"
    }
    return nil
  }

  /// What the verdict says of them; nothing where there are none.
  package var result: CheckResult? {
    if waivers.isEmpty, rejections.isEmpty { return nil }
    let held = waivers.map { "\($0.caseID.printable) (\($0.owner.printable), until \($0.until))" }
    let void = rejections.map { "\($0.file): \($0.reason)" }
    let parts = [
      held.isEmpty ? "no waiver holds" : "waived, and counted all the same: \(Shown.list(held))",
      void.isEmpty ? nil : "void: \(void.joined(separator: "; "))",
    ]
    var result = CheckResult(
      Self.name, rejections.isEmpty ? .holds : .fails, effect: .promote, observed: "\(rejections.count) void",
      demanded: "0 void", explanation: parts.compactMap(\.self).joined(separator: "; "))
    // One that is void excuses nothing, which is all that it takes.
    result.level = CheckPolicy.Level.warn
    return result
  }

  /// The same as findings.
  package var findings: [Finding] { rejections.map { $0.finding("waiver.void", "a waiver excuses nothing") } }
}
