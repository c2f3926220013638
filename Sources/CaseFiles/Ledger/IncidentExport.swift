import CaseJSON
package import CaseModel

/// Incidents that another system exported: JSON (a list of objects), JSON Lines or CSV, each field in a column of its own.
package struct IncidentExport: Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case json, jsonl, csv
  }

  private let name: String
  private let format: Format
  private let map: [IncidentDraft.Field: String]

  /// - Parameter map: the column of each field; a field that is not in it stands in the column of its own name.
  package init(name: String, format: Format, map: [IncidentDraft.Field: String]) {
    self.name = name
    self.format = format
    self.map = map
  }

  /// Reads the export.
  ///
  /// - Returns: nothing where it is broken, or a column is missing that was named; the findings say which.
  package func drafts(_ findings: inout Findings) -> [IncidentDraft]? {
    let before = findings.errorCount
    guard let bytes = FileReading.bytes(of: name, shownAs: name, &findings) else { return nil }
    let drafts: [IncidentDraft]
    switch format {
    case .csv: drafts = rows(of: bytes, &findings)
    case .json: drafts = self.drafts(of: list(in: bytes, &findings), &findings)
    case .jsonl: drafts = self.drafts(of: lines(in: bytes, &findings), &findings)
    }
    if findings.errorCount > before { return nil }
    if drafts.isEmpty { findings.add(Finding(.error, "import.empty", "\(name) holds no incident")) }
    return drafts.isEmpty ? nil : drafts
  }

  private func column(of field: IncidentDraft.Field) -> String { map[field] ?? field.rawValue }

  private func rows(of bytes: [UInt8], _ findings: inout Findings) -> [IncidentDraft] {
    guard let table = CSVTable(bytes, name: name, &findings) else { return [] }
    for column in map.values.sorted() where !table.head.contains(column) {
      missing(column, among: table.head, &findings)
    }
    let indices = IncidentDraft.Field.allCases.compactMap { field in
      table.head.firstIndex(of: column(of: field)).map { (field, $0) }
    }
    return table.rows.map { row in
      var draft = IncidentDraft(file: name, line: row.line)
      for (field, index) in indices where !row.cells[index].isEmpty { draft.texts[field] = row.cells[index] }
      return draft
    }
  }

  private func drafts(of values: [JSONValue], _ findings: inout Findings) -> [IncidentDraft] {
    for column in map.values.sorted() where !values.isEmpty && !values.contains(where: { $0.part(column) != nil }) {
      missing(column, among: values[0].members.map(\.name), &findings)
    }
    return values.map { value in
      var draft = IncidentDraft(file: name, line: value.location.line)
      for field in IncidentDraft.Field.allCases {
        guard let part = value.part(column(of: field)), !part.isNull else { continue }
        draft.texts[field] = part.string ?? part.canonicalText
      }
      return draft
    }
  }

  private func list(in bytes: [UInt8], _ findings: inout Findings) -> [JSONValue] {
    let (document, faults) = JSONScanner.scan(bytes, file: name)
    bytes.withUnsafeBufferPointer { text in
      for fault in faults { findings.add(Finding(fault, file: name, line: 1, text: text)) }
    }
    guard let root = document?.root, faults.isEmpty else { return [] }
    guard root.kind == .array else {
      findings.error(
        "import.list", "a list of incidents is expected here, not \(root.described)",
        hint: "a file with one object a line is called .jsonl", at: root)
      return []
    }
    return root.elements.filter { isObject($0, &findings) }
  }

  private func lines(in bytes: [UInt8], _ findings: inout Findings) -> [JSONValue] {
    JSONLines.values(of: bytes, file: name, &findings).filter { isObject($0, &findings) }
  }

  private func isObject(_ value: JSONValue, _ findings: inout Findings) -> Bool {
    if value.kind != .object { findings.mistyped(value, expected: "an object") }
    return value.kind == .object
  }

  private func missing(_ column: String, among columns: [String], _ findings: inout Findings) {
    findings.add(
      Finding(
        .error, "import.column", "\(name) has no column '\(column)'", hint: suggestion(for: column, among: columns),
        location: SourceLocation(file: name, line: 1, column: 1)))
  }
}

extension JSONValue {
  /// A member by its name, or one further in by a dotted path.
  fileprivate func part(_ name: String) -> JSONValue? {
    guard kind == .object else { return nil }
    if let member = self[name] { return member }
    return name.split(separator: ".").reduce(Optional(self)) { part, key in
      part.flatMap { $0.kind == .object ? $0[String(key)] : nil }
    }
  }
}
