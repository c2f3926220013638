import CaseJSON
package import CaseModel

/// Counts cases, most of which have the labels of another one before them.
///
/// It comes to the same tally as adding them one by one, and looks at the texts of a case only to find its labels.
package struct TallyBatch: Sendable {
  /// Cases with the same labels that came to the same.
  private struct Kind {
    let expected: ExpectedRow
    let run: RunSignature
    var count = 0
  }

  private struct KnownLabels {
    let hash: UInt64
    /// As the cases have them: neither sorted nor without repetitions.
    let tags: [String]
    let labels: CaseLabels
    /// Another one at the same place.
    let next: Int?
    /// A few: cases that are labelled alike mostly come to the same.
    var kinds: [Kind] = []

    mutating func count(_ expected: ExpectedRow, _ run: RunSignature) {
      let known = kinds.firstIndex { $0.run == run && $0.expected == expected }
      if known == nil { kinds.append(Kind(expected: expected, run: run)) }
      kinds[known ?? kinds.count - 1].count += 1
    }
  }

  private var tally = Tally()
  private var known: [KnownLabels] = []
  /// The last known labels of those whose hashes have the same last bits.
  private var places = [Int?](repeating: nil, count: 1 << 10)

  package init() {}

  /// How many different labels its cases have, apart from those that are tallied by themselves.
  var labelCount: Int { known.count }

  package mutating func add(_ scored: ScoredCase) {
    guard scored.runs.count == 1, scored.cluster == nil, scored.runs[0].usage == nil else {
      tally.add(scored)
      return
    }
    count(scored.severity, scored.tags, scored.validUntil, scored.expected, scored.runs[0].signature)
  }

  /// Adds a case that was run once.
  package mutating func add(_ item: Case, run: ScoredRun) {
    guard item.cluster == nil, run.usage == nil else {
      tally.add(ScoredCase(item, runs: [run]))
      return
    }
    count(item.severity, item.tags, item.validUntil, ExpectedRow(item.expected.disposition), run.signature)
  }

  private mutating func count(
    _ severity: CaseSeverity, _ tags: [String], _ validUntil: CalendarDate?, _ expected: ExpectedRow,
    _ run: RunSignature
  ) {
    let place = place(of: severity, tags, validUntil)
    known[place].count(expected, run)
  }

  package consuming func finish() -> Tally {
    for known in known {
      for kind in known.kinds {
        tally.add(
          CaseClass(expected: kind.expected, labels: known.labels, runs: [kind.run]), cluster: nil, count: kind.count)
      }
    }
    return tally
  }

  private mutating func place(of severity: CaseSeverity, _ tags: [String], _ validUntil: CalendarDate?) -> Int {
    var hash = Self.hash(severity, tags)
    if let validUntil { hash = Fingerprint.fold(hash, UInt64(bitPattern: Int64(validUntil.daysSinceEpoch))) }
    let first = Int(truncatingIfNeeded: hash) & (places.count - 1)
    var place = places[first]
    while let index = place {
      if known[index].hash == hash, known[index].labels.severity == severity,
        known[index].labels.validUntil == validUntil, Self.areSame(known[index].tags, tags)
      {
        return index
      }
      place = known[index].next
    }
    let labels = CaseLabels(severity: severity, tags: tags, validUntil: validUntil)
    known.append(KnownLabels(hash: hash, tags: tags, labels: labels, next: places[first]))
    places[first] = known.count - 1
    return known.count - 1
  }

  /// Equal hashes are only a reason to compare.
  private static func hash(_ severity: CaseSeverity, _ tags: [String]) -> UInt64 {
    tags.reduce(UInt64(severity.rank)) { Fingerprint.fold($0, Fingerprint.text($1)) }
  }

  private static func areSame(_ left: [String], _ right: [String]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { ExactText($0) == ExactText($1) }
  }
}
