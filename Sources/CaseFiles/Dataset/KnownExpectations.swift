import CaseJSON
import CaseModel

/// Expectations that were read and digested before: many cases expect the same.
package struct KnownExpectations: Sendable {
  /// Each at the place that its fingerprint says; the last one of those that share a place. Empty before the first one.
  private var known: [ReadExpectation?] = []

  static let capacity = 1 << 10

  package init() {}

  /// Reads an expectation, or takes what was read of one that is written alike.
  ///
  /// What there is something to say about is read each time, because a finding has a place.
  mutating func expectation(_ value: JSONValue, _ findings: inout Findings) -> ReadExpectation? {
    if known.isEmpty { known = Array(repeating: nil, count: Self.capacity) }
    let place = Int(truncatingIfNeeded: value.fingerprint) & (Self.capacity - 1)
    if let same = known[place], same.value.source.isWritten(like: value) { return same }
    let before = findings.errorCount + findings.warningCount
    guard let read = codec.decode(value, &findings) else { return nil }
    let isFaultless = findings.errorCount + findings.warningCount == before
    guard isFaultless, let kept = ReadExpectation(apartFrom: value) else {
      return ReadExpectation(read)
    }
    known[place] = kept
    return kept
  }
}

/// What was read of an expectation, and the digest of its meaning.
final class ReadExpectation: Sendable {
  let value: Expectation
  let digest: Digest

  init(_ value: Expectation) {
    self.value = value
    digest = Digest(canonical: value.source)
  }

  /// Reads a copy of an expectation, which does not hold on to the block of cases that it stands in.
  convenience init?(apartFrom value: JSONValue) {
    var builder = JSONBuilder()
    builder.copy(value)
    var findings = Findings()
    guard let read = codec.decode(builder.finish(), &findings) else { return nil }
    self.init(read)
  }
}

private let codec = Codec<Expectation>.expectation
