import CaseJSON
package import CaseModel

extension RunVerdict {
  /// Cases whose policy has ended, where they are too few to withhold the verdict, which would name them itself.
  package var expiryWarning: Finding? {
    guard let expired = numbers.measure(.expiredCases).value, expired > 0, let first = facts.dated.entries.first,
      let check = gate.checks.first(where: { $0.name == ExpiryCheck.name }), check.holds
    else { return nil }
    return Finding(
      .warning, "dataset.expired", check.explanation,
      hint: "label them by the policy that is in force, and move valid_until with a reviewed change",
      location: SourceLocation(file: first.file, line: first.line, column: 1))
  }
}
