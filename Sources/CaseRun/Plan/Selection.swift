package import CaseModel

/// Which of a plan's cases are replayed. Anything but all of them informs, and never promotes.
package struct Selection: Sendable, Equatable {
  /// The first cases in the order of the plan.
  package var limit: Int?
  package var caseIDs: [String]
  package var tags: [String]

  package init(limit: Int? = nil, caseIDs: [String] = [], tags: [String] = []) {
    self.limit = limit
    self.caseIDs = caseIDs
    self.tags = tags
  }

  /// Why the selected cases are not all cases, in words; empty where they are.
  package var reasons: [String] {
    [
      limit.map { "--limit \($0)" }, caseIDs.isEmpty ? nil : "--case \(caseIDs.joined(separator: ", "))",
      tags.isEmpty ? nil : "--tag \(tags.joined(separator: ", "))",
    ].compactMap(\.self)
  }

  /// Whether a case is wanted.
  ///
  /// - Parameter position: its place among the cases of the plan, counted from 0.
  package func contains(_ item: Case, at position: Int) -> Bool {
    if let limit, position >= limit { return false }
    if !caseIDs.isEmpty, !caseIDs.contains(item.id) { return false }
    return tags.isEmpty || item.tags.contains { tags.contains($0) }
  }
}
