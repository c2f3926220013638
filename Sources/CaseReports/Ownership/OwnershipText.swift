package import CaseModel

/// Who answers for what, for a terminal.
package struct OwnershipText {
  private let maps: [OwnershipMap]
  private let style: TerminalStyle

  package init(_ maps: [OwnershipMap], style: TerminalStyle) {
    self.maps = maps
    self.style = style
  }

  package var text: String {
    maps.map { lines(of: $0).map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private func lines(of map: OwnershipMap) -> [String] {
    let head = "OWNERSHIP"
    let title = Columns.fit("  \(map.name) \(map.version) · stage \(map.stage.rawValue)".printable, style.width - 9)
    let longest = map.rows.map { Columns.width(of: $0.title.printable) }.max() ?? 0
    let label = min(longest, style.width / 3)
    return [style.paint(head, .bold) + title] + map.rows.flatMap { lines(of: $0, label: label) } + [tail(of: map)]
  }

  private func lines(of row: OwnershipMap.Row, label: Int) -> [String] {
    let room = style.width - label - 4
    let missing = row.missing.isEmpty ? nil : "missing: " + row.missing.joined(separator: ", ")
    var texts: [(String, TerminalStyle.Tone?)] = []
    if let owner = row.owner {
      let kind = owner.kind == .person ? "" : " (\(owner.kind.rawValue))"
      let name = owner.name + kind + (owner.title.map { ", \($0)" } ?? "")
      texts += Columns.wrap(name.printable, room).map { ($0, .bold) }
      texts += (owner.contact.map { Columns.wrap($0.printable, room) } ?? []).map { ($0, .dim) }
    }
    for duty in row.answersFor { texts += Columns.wrap(duty.printable, room).map { ($0, nil) } }
    if let missing { texts += Columns.wrap(missing, room).map { ($0, .yellow) } }
    let title = Columns.pad(Columns.fit(row.title.printable, label), label)
    return texts.enumerated().map { index, part in
      "  " + (index == 0 ? title : String(repeating: " ", count: label)) + "  " + style.paint(part.0, part.1)
    }
  }

  private func tail(of map: OwnershipMap) -> String {
    if map.gaps.isEmpty {
      return style.paint("  nothing is missing that stage '\(map.stage.rawValue)' demands", .green)
    }
    let count = counted(map.gaps.count, "thing")
    return style.paint("  \(count) missing; casegate check says what to write, and where", .yellow)
  }
}
