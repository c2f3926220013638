package import CaseFiles
import CaseJSON
package import CaseJudgement
package import CaseModel
import CaseReplay

/// One run of one case, replayed again from what its row recorded, so that every step can be shown.
package struct Explanation: Sendable {
  package let runID: String
  package let workflow: Workflow
  package let item: Case
  /// Whether the case is shown as its row embeds it, because its dataset does not hold it any more as it was.
  package let isFromRow: Bool
  package let repetition: Int
  /// The dataset and line, as the row has them.
  package let place: String
  package let outcome: Outcome
  package let score: Score
  package let differences: [Difference]
  /// What the row says about the outcome and does not follow any more; empty where the replay agrees with it.
  package let disagreement: String?
}

extension Explanation {
  /// Explains every repeat of a case.
  ///
  /// - Returns: nothing where the case cannot be shown; the findings say why.
  package static func all(of caseID: String, in run: RunReader, _ findings: inout Findings) -> [Explanation]? {
    let rows: [JSONValue]
    do throws(FileFault) {
      rows = try run.rows(of: caseID)
      if rows.isEmpty, try run.leftOut(caseID) {
        findings.add(
          Finding(
            .error, "run.case-skipped",
            "the case '\(caseID)' was not run: the verdict of \(run.directory.id) was settled before",
            hint: "replay it with casegate run WORKFLOW --case"))
        return nil
      }
      if rows.isEmpty {
        let known = try run.caseIDs()
        findings.add(
          Finding(
            .error, "run.no-case", "the run \(run.directory.id) has no case '\(caseID)'",
            hint: nearestName(to: caseID, among: known).map { "did you mean '\($0)'?" }))
        return nil
      }
    } catch {
      findings.add(error.finding)
      return nil
    }
    return rows.compactMap { row in
      guard let (item, origin) = run.item(of: row) else {
        findings.add(
          Finding(
            .error, "run.case-changed",
            "the case '\(caseID)' is not in the dataset as it was in this run, and its row does not embed it",
            hint: "check out the dataset of the run, or run again"))
        return nil
      }
      return Explanation(row, item, origin, run)
    }
  }

  private init(_ row: JSONValue, _ item: Case, _ origin: RunReader.Origin, _ run: RunReader) {
    var outcome = Self.replayed(row, item, run)
    let owner = AccountableOwner(name: run.workflow.workflowOwner.name, role: .workflowOwner)
    for judged in JudgedText.all(in: row) {
      outcome.judged.append(judged)
      if let fault = judged.fault { outcome.fail(fault, owner: owner) }
    }
    let score = Scorer.score(outcome, against: item.expected)
    runID = run.directory.id
    workflow = run.workflow
    self.item = item
    isFromRow = origin == .row
    repetition = row["repeat"]?.int ?? 1
    place = (row["dataset"]?.string ?? "?") + ":" + (row["line"]?.int.map(String.init) ?? "?")
    self.outcome = outcome
    self.score = score
    differences = Scorer.differences(outcome, against: item.expected)
    let recorded = row["outcome"]?.string ?? "?"
    let now = outcome.disposition?.rawValue ?? "error"
    disagreement =
      recorded == now && row["passed"]?.bool == score.passed
      ? nil : "the row says \(recorded), this version of casegate says \(now)"
  }

  /// Replays the case with the replies that its row recorded.
  private static func replayed(_ row: JSONValue, _ item: Case, _ run: RunReader) -> Outcome {
    let isKilled = run.manifest["plan"]?["kill_switch"]?.bool ?? false
    var replay = Replay(of: item, through: run.workflow, killSwitch: isKilled)
    while true {
      switch replay.step() {
      case .finished(let outcome): return outcome
      case .ask(let agent): replay.receive(reply(of: agent, in: row))
      }
    }
  }

  private static func reply(of agent: String, in row: JSONValue) -> Reply {
    guard let recorded = row["replies"]?.elements.first(where: { $0["agent"]?.string == agent }) else {
      return Reply(Fault(.missingRecording, "the row records no reply of '\(agent)'"))
    }
    if let fault = recorded["fault"] {
      let kind = fault["kind"]?.string.flatMap(Fault.Kind.init(rawValue:)) ?? .unknown
      return Reply(Fault(kind, fault["message"]?.string ?? ""))
    }
    return recorded["reply"].map(Reply.decode) ?? Reply(Fault(.missingRecording, "the row records no reply"))
  }
}
