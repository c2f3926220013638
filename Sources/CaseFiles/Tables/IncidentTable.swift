import CaseJSON
import CaseModel

/// One line of an incident ledger.
enum LedgerLine: Sendable {
  case incident(Incident)
  case link(IncidentLink)

  /// Reads a line's value; a line with `link` is a link, and any other has to be an incident.
  static func decode(_ value: JSONValue, _ findings: inout Findings) -> LedgerLine? {
    let before = findings.errorCount
    if value.kind == .object, value["link"] != nil {
      var link = IncidentLink(source: value)
      guard linkTable.decode(value, into: &link, &findings), findings.errorCount == before else { return nil }
      return .link(link)
    }
    var incident = Incident(source: value)
    guard incidentTable.decode(value, into: &incident, &findings), findings.errorCount == before else { return nil }
    guard incident.detected >= incident.occurred else {
      findings.error(
        "incident.times", "it was detected at \(incident.detected), before it occurred at \(incident.occurred)",
        hint: "look at the zones of both times", at: value["detected"] ?? value)
      return nil
    }
    return .incident(incident)
  }
}

private let incidentTable = Table<Incident>(
  "Something that went wrong in production.",
  [
    Field("v", ledgerVersion, isRequired: true, "the version of this format: 1") { _, _ in },
    Field("id", .visible("an id"), isRequired: true, "what it is called; unique in the ledger") { $0.id = $1 },
    Field("workflow", .text, isRequired: true, "the workflow that did it") { $0.workflow = $1 },
    Field("version", incidentVersion, isRequired: true, "the version of the workflow that did it") {
      $0.version = $1.description
    },
    Field("occurred", .instant, isRequired: true, "when it did harm: 2026-11-21T09:30:00Z") { $0.occurred = $1 },
    Field("detected", .instant, isRequired: true, "when somebody noticed") { $0.detected = $1 },
    Field("severity", .word(CaseSeverity.self), isRequired: true, "how much it mattered") { $0.severity = $1 },
    Field("kind", .word(FailureKind.self), isRequired: true, "in which way it was wrong") { $0.kind = $1 },
    Field("points", points, isRequired: true, "what it costs the error budget") { $0.points = $1 },
    Field("case", .visible("an id"), "the case of a dataset that reproduces it") { $0.caseID = $1 },
    Field("note", .text, "what happened, for people") { $0.note = $1 },
  ])

private let linkTable = Table<IncidentLink>(
  "A case that reproduces an incident that was recorded before there was one.",
  [
    Field("v", ledgerVersion, isRequired: true, "the version of this format: 1") { _, _ in },
    Field("link", .visible("an id"), isRequired: true, "the incident") { $0.incident = $1 },
    Field("case", .visible("an id"), isRequired: true, "the case of a dataset that reproduces it") { $0.caseID = $1 },
  ])

private let ledgerVersion = Codec<Int>(.constant(1)) { value, findings in
  if value.int == 1 { return 1 }
  findings.error(
    "ledger.format", "this casegate reads format 1 of a ledger, not \(value.described)", hint: #"write "v": 1"#,
    at: value)
  return nil
}

private let incidentVersion = Codec<SemanticVersion>(.text()) { value, findings in
  if let version = value.string.flatMap({ SemanticVersion($0) }) { return version }
  findings.error(
    "workflow.version", "\(value.described) is not a version", hint: "write three numbers: 2.3.0", at: value)
  return nil
}

private let points = Codec<Double>.number(0...1_000_000).map { number, value, findings -> Points? in
  if let points = Points(number), points.thousandths > 0 { return points }
  findings.error(
    "incident.points", "an incident that costs nothing is never noticed", hint: "write at least 0.001", at: value)
  return nil
}
