import CaseJSON
import CaseModel

/// Expectations of a block's cases, which are read and digested once: many cases expect the same.
struct KnownExpectations {
  /// Each at the place that its fingerprint says; the last one of those that share a place.
  private var known: [ReadExpectation?] = Array(repeating: nil, count: 1 << 8)

  /// Reads an expectation, or takes what was read of one that is written alike.
  ///
  /// What there is something to say about is read each time, because a finding has a place.
  mutating func expectation(_ value: JSONValue, _ findings: inout Findings) -> ReadExpectation? {
    let place = Int(truncatingIfNeeded: value.fingerprint) & (known.count - 1)
    if let same = known[place], same.value.source.isWritten(like: value) {
      return ReadExpectation(
        value: Expectation(alternatives: same.value.alternatives, source: value), digest: same.digest)
    }
    let before = findings.errorCount + findings.warningCount
    let read = codec.decode(value, &findings).map { ReadExpectation(value: $0, digest: Digest(canonical: value)) }
    if findings.errorCount + findings.warningCount == before { known[place] = read }
    return read
  }
}

/// An expectation and the digest of its meaning.
struct ReadExpectation {
  let value: Expectation
  let digest: Digest
}

private let codec = Codec<Expectation>.expectation
