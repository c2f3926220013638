import CaseJSON
import CaseModel

extension WorkflowDigests {
  /// The files that judges name, by judge.
  struct JudgeFiles {
    /// In the order of the judges.
    var rubrics: [NamedDigest] = []
    var calibrations: [NamedDigest] = []
    /// Each judge's rubric, under the name of the judge.
    private var rubricsByJudge: [String: NamedDigest] = [:]

    init(_ draft: UncheckedWorkflow, _ files: NamedFiles, _ findings: inout Findings) {
      for judge in draft.judges {
        if let file = Self.file(judge.rubric, "rubric", judge, files, &findings) {
          rubricsByJudge[judge.name] = file
          if !rubrics.contains(file) { rubrics.append(file) }
        }
        if let name = judge.calibration, let file = Self.file(name, "calibration", judge, files, &findings),
          !calibrations.contains(file)
        {
          calibrations.append(file)
        }
      }
    }

    var all: [NamedDigest] { rubrics + calibrations.filter { !rubrics.contains($0) } }

    /// What each judge's scores depend on: its definition without its calibration, its rubric, and who answers.
    ///
    /// - Parameter answers: what determines each agent's answers.
    func scorers(of draft: UncheckedWorkflow, answers: [NamedDigest]) -> [NamedDigest] {
      draft.judges.compactMap { judge in
        guard let rubric = rubricsByJudge[judge.name], let agent = answers[judge.agent]
        else { return nil }
        return NamedDigest(
          name: judge.name,
          digest: WorkflowDigests.digest(
            judge.source.without(["calibration", "description"]), [rubric, NamedDigest(name: "agent", digest: agent)]))
      }
    }

    private static func file(
      _ name: String, _ key: String, _ judge: Judge, _ files: NamedFiles, _ findings: inout Findings
    ) -> NamedDigest? {
      WorkflowDigests.digest(of: files.find(name, at: judge.source[key] ?? judge.source, &findings), &findings)
    }
  }
}
