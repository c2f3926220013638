import CaseJSON
import CaseModel

/// The expectations of a block's cases, each of which is read and digested once: many cases expect the same.
final class KnownExpectations {
  /// By the fingerprint of what was written; of two that share one, the first.
  private var known: [UInt64: ReadExpectation] = [:]

  /// Reads an expectation, or takes what was read of one that is written alike.
  ///
  /// What there is something to say about is read each time, because a finding has a place.
  func expectation(_ value: JSONValue, _ findings: inout Findings) -> ReadExpectation? {
    let fingerprint = value.fingerprint
    if let same = known[fingerprint], same.value.source.isWritten(like: value) {
      return ReadExpectation(
        value: Expectation(alternatives: same.value.alternatives, source: value), digest: same.digest)
    }
    var own = Findings()
    let read = codec.decode(value, &own).map { ReadExpectation(value: $0, digest: Digest(canonical: value)) }
    if own.isEmpty, known[fingerprint] == nil { known[fingerprint] = read }
    findings.append(own)
    return read
  }
}

/// An expectation and the digest of its meaning.
struct ReadExpectation {
  let value: Expectation
  let digest: Digest
}

private let codec = Codec<Expectation>.expectation
