import CaseJSON
package import CaseModel

/// A judge with the files that it names.
package struct LoadedJudge: Sendable {
  package let judge: Judge
  /// The text of its rubric.
  package let rubric: String
  package let rubricDigest: Digest
  /// Of all that its scores depend on: definition, rubric, and what answers.
  package let digest: Digest
  /// In the order of its file.
  package let verdicts: [CalibrationVerdict]

  /// Reads the files of all judges; what cannot be read was said where it was digested.
  static func all(
    of draft: UncheckedWorkflow, _ files: NamedFiles, _ digests: WorkflowDigests, _ findings: inout Findings
  ) -> [LoadedJudge] {
    draft.judges.compactMap { LoadedJudge($0, files, digests, &findings) }
  }

  private init?(_ judge: Judge, _ files: NamedFiles, _ digests: WorkflowDigests, _ findings: inout Findings) {
    var reported = Findings()
    let place = judge.source["rubric"] ?? judge.source
    guard let digest = digests.scorers[judge.name],
      let file = files.find(judge.rubric, at: place, &reported),
      let bytes = FileReading.bytes(of: file.path, shownAs: file.name, &reported)
    else { return nil }
    if let pointer = FileTrap.pointerFinding(bytes, shownAs: file.name) {
      findings.add(pointer)
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      text.contains(where: { !$0.isWhitespace })
    else {
      findings.error(
        "judge.rubric", "\(file.name) holds no text", hint: "write what a good text is, and what each score means",
        at: place)
      return nil
    }
    self.judge = judge
    rubric = text
    rubricDigest = Digest(of: bytes)
    self.digest = digest
    verdicts = Self.verdicts(for: judge, files, &findings)
    checkVerdicts(&findings)
  }

  private static func verdicts(
    for judge: Judge, _ files: NamedFiles, _ findings: inout Findings
  ) -> [CalibrationVerdict] {
    var reported = Findings()
    guard let name = judge.calibration,
      let file = files.find(name, at: judge.source["calibration"] ?? judge.source, &reported),
      let bytes = FileReading.bytes(of: file.path, shownAs: file.name, &reported)
    else { return [] }
    if let pointer = FileTrap.pointerFinding(bytes, shownAs: file.name) {
      findings.add(pointer)
      return []
    }
    var places: [ExactText: JSONValue] = [:]
    return JSONLines.values(of: bytes, file: file.name, &findings).compactMap { value in
      guard let verdict = CalibrationVerdict.line(value, &findings) else { return nil }
      if let known = places.updateValue(value, forKey: ExactText(verdict.id)) {
        findings.error(
          "calibration.duplicate-id", "'\(verdict.id.printable)' already stands at \(known.location)", at: value)
      }
      if judge.seesInput, verdict.input == nil {
        findings.error(
          "calibration.no-input", "the judge sees the input, and this text has none", hint: "add input: {…}", at: value)
      }
      return verdict
    }
  }

  /// Says what the judge is not held against; a run decides what follows from that.
  private func checkVerdicts(_ findings: inout Findings) {
    let stale = verdicts.filter { !$0.isCanary && $0.isStale(against: rubricDigest) }
    if let first = stale.first {
      findings.warning(
        "calibration.stale",
        "\(stale.count == 1 ? "a verdict is" : "\(stale.count) verdicts are") for another rubric than \(judge.rubric)",
        hint: "judge the texts again, then write rubric: \(rubricDigest.description.prefix(12))",
        at: first.source["rubric"] ?? first.source)
    }
    if judge.calibration == nil {
      findings.warning(
        "judge.no-calibration", "nobody knows how far '\(judge.name)' agrees with people",
        hint: "add calibration: FILE, texts with people's verdicts; or let cases carry some under judged",
        at: judge.source)
    }
  }
}
