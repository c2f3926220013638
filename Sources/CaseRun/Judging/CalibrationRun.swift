package import CaseFiles
import CaseJSON
package import CaseJudgement
package import CaseModel

/// Asks each judge about the texts of which people said what they are worth, before it is believed about any other.
package struct CalibrationRun: Sendable {
  private let loaded: LoadedWorkflow
  private let panel: JudgePanel
  private let width: Int

  /// - Parameter requestsInFlight: how many requests programs can be sent at once; 0 where none is asked.
  /// - Returns: nothing where there is no judge.
  package init?(_ loaded: LoadedWorkflow, agents: [String: any Agent], requestsInFlight: Int) {
    guard let panel = JudgePanel(loaded, agents: agents) else { return nil }
    self.loaded = loaded
    self.panel = panel
    width = max(1, requestsInFlight)
  }

  /// What the judges said, in the order in which they are declared.
  ///
  /// - Parameter datasets: the files whose cases may carry texts too.
  /// - Returns: nothing where the task was cancelled, or a dataset cannot be read; the findings say why.
  package func reports(
    _ datasets: [DatasetReference], _ findings: inout Findings
  ) async -> [JudgeReport]? {
    guard let carried = carriedTexts(datasets, &findings) else { return nil }
    var reports: [JudgeReport] = []
    for judge in panel.judges {
      reports.append(await report(on: judge, judge.verdicts + carried.filter { $0.judge == judge.judge.name }))
    }
    if Task.isCancelled { return nil }
    return reports
  }

  /// The checks that follow from the reports.
  package func checks(_ reports: [JudgeReport]) -> [CheckResult] {
    let workflow = loaded.workflow
    return reports.flatMap { JudgeChecks($0, policy: workflow.gate.judge, stage: workflow.stage).results }
  }

  private func carriedTexts(_ datasets: [DatasetReference], _ findings: inout Findings) -> [CalibrationVerdict]? {
    let known = panel.judges.map(\.judge.name)
    var texts: [CalibrationVerdict] = []
    for dataset in datasets {
      do throws(FileFault) {
        var reader = try LineReader(path: dataset.path, shownAs: dataset.name)
        while let block = try reader.next() {
          // What is wrong with a case is said when it is replayed.
          for read in CaseParser.parse(block, file: dataset.name).cases { texts += read.item.judgedTexts }
        }
      } catch {
        findings.add(error.finding)
        return nil
      }
    }
    for text in texts where !known.contains(text.judge ?? "") {
      findings.error(
        "calibration.judge", "there is no judge '\((text.judge ?? "").printable)'",
        hint: suggestion(for: text.judge ?? "", among: known), at: text.source["judge"] ?? text.source)
    }
    return findings.hasErrors ? nil : texts
  }

  private func report(on judge: LoadedJudge, _ verdicts: [CalibrationVerdict]) async -> JudgeReport {
    var report = JudgeReport(
      judge: judge.judge.name, agent: judge.judge.agent, rubric: judge.rubricDigest.description,
      digest: judge.digest.description)
    // What is known to be bad is bad by any rubric.
    let current = verdicts.filter { $0.isCanary || !$0.isStale(against: judge.rubricDigest) }
    report.stale = verdicts.count - current.count
    for (verdict, reply) in zip(current, await replies(of: judge, to: current)) {
      report.add(
        JudgePanel.answer(of: judge.judge, in: reply), model: reply.model, id: verdict.id, passes: verdict.passes,
        isCanary: verdict.isCanary)
    }
    return report
  }

  /// The replies in the order of the texts: starts as many as there may be, takes one, starts the next.
  private func replies(of judge: LoadedJudge, to texts: [CalibrationVerdict]) async -> [Reply] {
    var replies = texts.map { _ in Reply(Fault(.cancelled, "the run was interrupted")) }
    await withTaskGroup(of: (Int, Reply).self) { group in
      var started = 0
      func start() {
        let (index, text) = (started, texts[started])
        started += 1
        group.addTask { [panel] in
          let request = JudgeRequest(judge, text: text.text, input: text.input)
          return (index, await panel.reply(to: request, about: text.id, repetition: 1))
        }
      }
      while started < min(width, texts.count) { start() }
      while let (index, reply) = await group.next() {
        replies[index] = reply
        if started < texts.count, !Task.isCancelled { start() }
      }
    }
    return replies
  }
}
