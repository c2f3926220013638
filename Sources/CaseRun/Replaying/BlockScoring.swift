import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel

/// Scores the outcomes of one block, counts them, and writes their rows.
struct BlockScoring {
  private let dataset: DatasetReference
  private let repeats: Int
  private let rules: ResultRecord.Rules
  private var counts: BlockCounts
  /// Absent where nothing is compared.
  private var pairs: PairScoring?
  private var writer: JSONWriter

  /// - Parameters:
  ///   - counts: what the cases are added to.
  ///   - pairs: absent where nothing is compared.
  ///   - capacity: how many bytes the rows will take, roughly.
  init(
    dataset: DatasetReference, repeats: Int, rules: ResultRecord.Rules, counts: BlockCounts,
    pairs: PairScoring? = nil, capacity: Int
  ) {
    self.dataset = dataset
    self.repeats = repeats
    self.rules = rules
    self.counts = counts
    self.pairs = pairs
    writer = JSONWriter(capacity: capacity)
  }

  /// Adds a case that was replayed once.
  mutating func add(_ replayed: ReplayedRun, of read: ReadCase, position: Int, to result: inout BlockResult) {
    let subject = begin(read, position, &result)
    let run = score(replayed.candidate, of: subject, ordinal: position, repetition: 1, &result)
    counts.tally.add(read.item, run: run)
    pairs?.add(subject, position: position, runs: [replayed], passed: [run.signature.passed])
  }

  /// Adds a case with a run for each repeat.
  mutating func add(_ replayed: [ReplayedRun], of read: ReadCase, position: Int, to result: inout BlockResult) {
    let subject = begin(read, position, &result)
    var runs: [ScoredRun] = []
    for (index, run) in replayed.enumerated() {
      runs.append(
        score(run.candidate, of: subject, ordinal: position * repeats + index, repetition: index + 1, &result))
    }
    counts.tally.add(ScoredCase(read.item, runs: runs))
    pairs?.add(subject, position: position, runs: replayed, passed: runs.map(\.signature.passed))
    let passes = runs.count(where: \.signature.passed)
    if passes > 0, passes < repeats {
      counts.flips.add(FlippingCase(position: position, caseID: read.item.id, passes: passes))
    }
  }

  /// Hands over the rows of the whole block, and what became of its cases since the baseline.
  ///
  /// - Returns: the counts with its cases.
  consuming func finish(_ result: inout BlockResult) -> BlockCounts {
    if let pairs { result.comparison = pairs.part }
    result.rows = writer.bytes
    return counts
  }

  private mutating func begin(_ read: ReadCase, _ position: Int, _ result: inout BlockResult) -> ResultRecord.Subject {
    result.selectedCount += 1
    result.contents.append(CaseContent.fingerprint(of: read.item))
    if let last = read.item.validUntil {
      counts.dated.add(
        DatedCase(validUntil: last, position: position, caseID: read.item.id, file: dataset.name, line: read.line))
    }
    return ResultRecord.Subject(read, dataset: dataset)
  }

  private mutating func score(
    _ outcome: Outcome, of subject: ResultRecord.Subject, ordinal: Int, repetition: Int,
    _ result: inout BlockResult
  ) -> ScoredRun {
    let item = subject.read.item
    result.executedCount += 1
    result.changeCount += outcome.calls.count(where: \.changed)
    let score = Scorer.score(outcome, against: item.expected)
    result.scoredCount += 1
    let why = score.passed ? nil : Scorer.summary(outcome, score, against: item.expected)
    ResultRecord.write(
      subject, ordinal: ordinal, repetition: repetition, outcome: outcome, score: score, why: why, rules: rules,
      to: &writer)
    result.reportedCount += 1
    if !score.passed {
      counts.worst.add(FailureNote.Rank(item.severity, score.failure, ordinal: ordinal)) {
        FailureNote(
          ordinal: ordinal, caseID: item.id, repetition: repetition, file: dataset.name, line: subject.read.line,
          severity: item.severity, kind: score.failure, fault: outcome.fault?.kind, why: why ?? "",
          owner: outcome.owner)
      }
    }
    return ScoredRun(outcome, score)
  }
}
