package import CaseFiles
package import CaseJudgement
import CaseModel

/// The comparison of two runs that are finished, from what they recorded.
package enum RunComparison {
  /// Pairs the rows of two runs by case.
  ///
  /// - Returns: a report, which may say that the two cannot be compared.
  package static func report(
    baseline: RecordedRun, candidate: RecordedRun
  ) throws(FileFault) -> ComparisonReport {
    var refusals = candidate.refusals(against: baseline)
    refusals += baseline.subsetReasons.map { "the baseline is a subset: \($0)" }
    refusals += candidate.subsetReasons.map { "the candidate is a subset: \($0)" }
    var part = ComparisonPart()
    if refusals.isEmpty {
      var position = 0
      let isWhole = try candidate.forEachCase { rows in
        defer { position += 1 }
        guard let first = rows.first else { return }
        let subject = PairSubject(
          position: position, caseID: first.caseID, file: first.dataset, line: first.line, severity: first.severity,
          tags: first.tags, cluster: first.cluster)
        part.add(
          subject, digest: first.digest, expectedDigest: first.expectedDigest, candidate: rows.map(\.run), in: baseline)
      }
      if !isWhole { refusals.append("a row of \(candidate.identity.name) cannot be read again") }
      try part.addCasesMissing(from: candidate.hasCase, in: baseline)
    }
    return ComparisonReport(
      baseline: baseline.identity, part: part, copies: max(baseline.copies, candidate.copies), refusals: refusals)
  }
}

extension ComparisonPart {
  /// Takes note of the cases of a baseline that the other run does not have.
  mutating func addCasesMissing(
    from isKnown: (String) -> Bool, in baseline: RecordedRun
  ) throws(FileFault) {
    var position = Int.max / 2
    _ = try baseline.forEachCase { rows in
      guard let id = rows.first?.caseID, !isKnown(id) else { return }
      add(PairMismatch(position: position, caseID: id, kind: .missingInCandidate))
      position += 1
    }
  }
}
