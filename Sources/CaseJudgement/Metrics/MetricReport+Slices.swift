package import CaseModel

/// The pass rate of one part of the cases.
package struct SliceRate: Sendable, Equatable {
  package let slice: Slice
  package let passRate: Observation
}

extension MetricReport {
  /// The pass rate of every severity and tag that occurs: severities from low to critical, then tags by their bytes.
  ///
  /// In one pass over the cases, so that a tag of its own on every case costs no more than any other.
  package var sliceRates: [SliceRate] {
    guard let definition = RateDefinition.all[.passRate] else { return [] }
    let counts = counted.kinds.map { definition.count($0, errors: .asErrors) }
    let labels = counted.kinds.map { $0.labels.slices }
    var groups: [Slice: Groups] = [:]
    for entry in counted.singles {
      let group = CaseGroup(entry, counts)
      for slice in labels[entry.kind] { groups[slice, default: Groups()].singles.append(group) }
    }
    for cluster in counted.clusters {
      var members: [Slice: [CaseGroup]] = [:]
      for entry in cluster {
        let group = CaseGroup(entry, counts)
        for slice in labels[entry.kind] { members[slice, default: []].append(group) }
      }
      for (slice, list) in members { groups[slice, default: Groups()].clusters.append(list) }
    }
    return groups.sorted { $0.key < $1.key }.map { SliceRate(slice: $0.key, passRate: $0.value.observation) }
  }

  private struct Groups {
    var singles: [CaseGroup] = []
    var clusters: [[CaseGroup]] = []

    var observation: Observation {
      RateEstimate(singles: singles, clusters: clusters).map(Observation.rate) ?? .undefined(reason: "no case was run")
    }
  }
}
