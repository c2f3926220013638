import CaseJSON
package import CaseModel

/// The ids of all cases of a run, each of which may stand for one case only.
package struct CaseIdentities: Sendable {
  /// Compared as Unicode does, so that two spellings of one name are found too.
  private var places: [String: (file: String, line: Int)] = [:]

  package init() {}

  package var count: Int { places.count }

  /// All ids, sorted.
  package var all: [String] { places.keys.sorted() }

  package func contains(_ id: String) -> Bool { places[id] != nil }

  /// Takes note of a case.
  ///
  /// - Returns: a finding where another case has its id, or one that only looks like it.
  package mutating func claim(_ item: ReadCase, in file: String) -> Finding? {
    let id = item.item.id
    guard let index = places.index(forKey: id) else {
      places[id] = (file, item.line)
      return nil
    }
    let (known, first) = places[index]
    let isSame = known.utf8.elementsEqual(id.utf8)
    let what = isSame ? "already stands" : "looks like the one, in another spelling of the same characters,"
    return Finding(
      .error, "case.duplicate-id", "the id '\(id)' \(what) at \(first.file):\(first.line)",
      hint: "give every case an id of its own", at: item.item.source["id"] ?? item.item.source)
  }
}
