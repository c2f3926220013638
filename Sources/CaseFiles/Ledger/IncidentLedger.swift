package import CaseJSON
package import CaseModel

/// The incidents of a workflow, as its ledger has them, every line checked.
package struct IncidentLedger: Sendable {
  /// In the order of the file.
  package private(set) var incidents: [Incident] = []
  package private(set) var links: [IncidentLink] = []
  private var places: [String: JSONValue] = [:]
  /// The cases of each incident, its own first.
  private var cases: [String: [String]] = [:]

  /// An empty one.
  package init() {}

  /// Reads the text of a ledger.
  ///
  /// - Parameters:
  ///   - name: the path as findings show it.
  ///   - workflow: the name that every incident has to bear.
  /// - Returns: nothing where a line is not as it should be; the findings say which, all of them.
  package init?(_ bytes: [UInt8], name: String, workflow: String, _ findings: inout Findings) {
    let before = findings.errorCount
    if let pointer = FileTrap.pointerFinding(bytes, shownAs: name) {
      findings.add(pointer)
      return nil
    }
    for value in JSONLines.values(of: bytes, file: name, &findings) {
      guard let line = LedgerLine.decode(value, &findings) else { continue }
      add(line, workflow: workflow, &findings)
    }
    if findings.errorCount > before { return nil }
  }

  package var isEmpty: Bool { incidents.isEmpty }

  package func contains(_ id: String) -> Bool { places[id] != nil }

  /// The cases that reproduce an incident, as far as anybody said so.
  package func cases(of incident: Incident) -> [String] { cases[incident.id] ?? [] }

  /// Every case that an incident names, each with the place where it does.
  package var namedCases: [(id: String, place: JSONValue)] {
    incidents.compactMap { incident in incident.caseID.map { ($0, incident.source["case"] ?? incident.source) } }
      + links.map { ($0.caseID, $0.source["case"] ?? $0.source) }
  }

  /// Takes a line in, or says why it cannot stand behind those that are there.
  mutating func add(_ line: LedgerLine, workflow: String, _ findings: inout Findings) {
    switch line {
    case .incident(let incident):
      if incident.workflow != workflow {
        findings.error(
          "incident.workflow", "this is an incident of '\(incident.workflow)', and the ledger is of '\(workflow)'",
          hint: "every workflow has a ledger of its own", at: incident.source["workflow"] ?? incident.source)
        return
      }
      if let known = places[incident.id] {
        findings.error(
          "incident.duplicate-id", "the incident '\(incident.id)' already stands at \(known.location)",
          hint: "give every incident an id of its own; what was recorded stays as it is",
          at: incident.source["id"] ?? incident.source)
        return
      }
      places[incident.id] = incident.source
      if let caseID = incident.caseID { cases[incident.id] = [caseID] }
      incidents.append(incident)
    case .link(let link):
      guard places[link.incident] != nil else {
        findings.error(
          "incident.unknown", "no incident '\(link.incident)' stands above this line",
          hint: suggestion(for: link.incident, among: incidents.map(\.id)), at: link.source["link"] ?? link.source)
        return
      }
      if cases[link.incident]?.contains(link.caseID) == true {
        findings.error(
          "incident.duplicate-link", "the incident '\(link.incident)' is linked to '\(link.caseID)' already",
          at: link.source["case"] ?? link.source)
        return
      }
      links.append(link)
      cases[link.incident, default: []].append(link.caseID)
    }
  }
}
