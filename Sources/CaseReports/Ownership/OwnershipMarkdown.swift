package import CaseModel

/// Who answers for what, as a page that can be kept beside the workflows.
package enum OwnershipMarkdown {
  package static func text(_ maps: [OwnershipMap]) -> String {
    let sections = maps.flatMap { map -> [String] in
      let gaps =
        map.gaps.isEmpty
        ? ["Nothing is missing that stage `\(map.stage.rawValue)` demands."]
        : ["**Missing:**", ""] + map.gaps.map { "- \(MarkdownText.escaped($0.message))" }
      return [
        "", "## \(MarkdownText.escaped(map.name)) \(map.version), stage \(map.stage.rawValue)", "",
      ] + (map.summary.map { [MarkdownText.escaped($0), ""] } ?? []) + table(of: map) + [""] + gaps
    }
    return (["# Who owns the work when the AI is involved?"] + sections).map { $0 + "\n" }.joined()
  }

  private static func table(of map: OwnershipMap) -> [String] {
    MarkdownText.table(
      ["role", "who", "reached at", "answers for", "missing"],
      map.rows.map { row in
        let owner = row.owner.map { owner in
          owner.name + (owner.kind == .person ? "" : " (\(owner.kind.rawValue))")
            + (owner.title.map { ", \($0)" } ?? "")
        }
        return [
          MarkdownText.escaped(row.title), MarkdownText.escaped(owner ?? "–"),
          MarkdownText.escaped(row.owner?.contact ?? "–"),
          row.answersFor.map(MarkdownText.escaped).joined(separator: "<br>"),
          row.missing.isEmpty ? "" : "**\(MarkdownText.escaped(row.missing.joined(separator: ", ")))**",
        ]
      })
  }
}
