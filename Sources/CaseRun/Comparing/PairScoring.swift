import CaseFiles
import CaseJudgement
import CaseModel

/// Holds the runs of each case of a block against those of the baseline.
struct PairScoring {
  /// Where the baseline's runs come from.
  enum Source: Sendable {
    case version(rules: [RuleName])
    case run(RecordedRun)

    /// - Returns: nothing where nothing is compared.
    init?(_ baseline: Baseline) {
      switch baseline {
      case .absent, .unusable: return nil
      case .version(let version): self = .version(rules: RuleName.all(version.workflow.steps))
      case .run(let run): self = .run(run)
      }
    }
  }

  private let source: Source
  /// Of the candidate.
  private let rules: [RuleName]
  private let file: String
  private let waived: Set<String>
  private(set) var part = ComparisonPart()

  /// - Parameter waived: the ids of cases that may break.
  init(_ source: Source, rules: [RuleName], file: String, waived: Set<String> = []) {
    self.source = source
    self.rules = rules
    self.file = file
    self.waived = waived
  }

  /// Adds a case.
  ///
  /// - Parameters:
  ///   - runs: one for each repeat.
  ///   - passed: whether the candidate passed, one for each repeat.
  mutating func add(
    _ subject: ResultRecord.Subject, position: Int, runs: [ReplayedRun], passed: [Bool]
  ) {
    let item = subject.read.item
    let candidate = zip(runs, passed).map { run, passed in
      ComparedRun(run.candidate, passed: passed, rule: Self.rule(of: run.candidate, in: rules))
    }
    var pair = PairSubject(
      position: position, caseID: item.id, file: file, line: subject.read.line, severity: item.severity,
      tags: item.tags, cluster: item.cluster)
    pair.isWaived = waived.contains(item.id)
    switch source {
    case .version(let rules):
      let baseline = runs.compactMap(\.baseline).map { outcome in
        ComparedRun(
          outcome, passed: Scorer.score(outcome, against: item.expected).passed,
          rule: Self.rule(of: outcome, in: rules))
      }
      part.add(pair, baseline: baseline, candidate: candidate)
    case .run(let run):
      part.add(
        pair, digest: subject.digest.description, expectedDigest: subject.expectedDigest.description,
        candidate: candidate, in: run)
    }
  }

  private static func rule(of outcome: Outcome, in rules: [RuleName]) -> RuleName? {
    outcome.trace.step.flatMap { rules.indices.contains($0) ? rules[$0] : nil }
  }
}

extension ComparisonPart {
  /// Adds a case whose baseline is what a run recorded, unless it is another case there.
  mutating func add(
    _ subject: PairSubject, digest: String, expectedDigest: String, candidate: [ComparedRun], in run: RecordedRun
  ) {
    let mismatch: PairMismatch.Kind
    let rows = run.rows(of: subject.caseID)
    if let rows, rows.map(\.repetition) == Array(1...max(1, candidate.count)) {
      if rows.contains(where: { $0.expectedDigest != expectedDigest }) {
        mismatch = .otherExpectation
      } else if rows.contains(where: { $0.digest != digest }) {
        mismatch = .otherCase
      } else {
        return add(subject, baseline: rows.map(\.run), candidate: candidate)
      }
    } else {
      mismatch = rows.map { $0.isEmpty ? .unreadable : .repeats } ?? .missingInBaseline
    }
    add(PairMismatch(position: subject.position, caseID: subject.caseID, kind: mismatch))
  }
}
