package import CaseModel

/// Looks for cases by their ids in datasets, without keeping any other.
package enum DatasetCaseIDs {
  /// - Returns: those of the wanted ids that a case bears.
  package static func find(
    _ wanted: Set<String>, in datasets: [DatasetReference], _ findings: inout Findings
  ) -> Set<String> {
    var found: Set<String> = []
    for dataset in datasets where found.count < wanted.count {
      do throws(FileFault) {
        var reader = try LineReader(path: dataset.path, shownAs: dataset.name)
        while found.count < wanted.count, let block = try reader.next() {
          // What is wrong with a case is said where it is replayed or checked.
          for read in CaseParser.parse(block, file: dataset.name).cases where wanted.contains(read.item.id) {
            found.insert(read.item.id)
          }
        }
      } catch {
        findings.add(error.finding)
      }
    }
    return found
  }

  /// A finding for every case that an incident names and that no dataset has.
  package static func check(
    _ ledger: IncidentLedger, against datasets: [DatasetReference], _ findings: inout Findings
  ) {
    let named = ledger.namedCases
    if named.isEmpty { return }
    let found = find(Set(named.map(\.id)), in: datasets, &findings)
    for (id, place) in named where !found.contains(id) {
      findings.warning(
        "incident.no-such-case", "no dataset of the workflow has the case '\(id)'",
        hint: "put it back, or link another one: casegate incident link WORKFLOW ID CASE", at: place)
    }
  }
}
