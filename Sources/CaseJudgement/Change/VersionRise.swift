package import CaseModel

/// Whether a workflow's version rose as far as its changes demand, by semantic versioning.
///
/// - A version must not fall.
/// - A changed digest demands a higher version.
/// - A change that widens or loosens demands at least a higher minor version, however its pre-releases are counted.
/// - Where the digest is the same, the workflow is the same, whatever happened to its cases: nothing is demanded.
package struct VersionRise: Sendable, Equatable {
  package let old: SemanticVersion
  package let new: SemanticVersion
  package let holds: Bool
  /// The versions that would do: `2.3.1 or higher`.
  package let demanded: String
  /// Why, in one line.
  package let reason: String

  /// - Parameter digestChanged: whether anything changed that the workflow's whole digest covers.
  package init(
    from old: SemanticVersion, to new: SemanticVersion, digestChanged: Bool, changes: [WorkflowChange]
  ) {
    self.old = old
    self.new = new
    let widening = changes.count { $0.kind.widens }
    if !digestChanged {
      demanded = "\(old) or higher"
      holds = new >= old
      reason = holds ? "the digest is the same" : Self.fallen(old, new)
    } else if widening > 0 {
      demanded = "\(old.major).\(old.minor + 1).0 or higher"
      // A pre-release of the next minor version is one of its minor version.
      holds = (new.major, new.minor) > (old.major, old.minor)
      let what = widening == 1 ? "1 change widens or loosens" : "\(widening) changes widen or loosen"
      reason = holds ? what : new < old ? Self.fallen(old, new) : "\(what), which takes a higher minor version"
    } else {
      demanded = "higher than \(old)"
      holds = new > old
      reason =
        holds
        ? "the digest changed, and nothing widens"
        : new < old ? Self.fallen(old, new) : "the digest changed and the version did not"
    }
  }

  private static func fallen(_ old: SemanticVersion, _ new: SemanticVersion) -> String {
    "the version fell from \(old) to \(new)"
  }

  /// The same as a check of the gate.
  package var check: CheckResult {
    CheckResult(
      "version", holds ? .holds : .fails, effect: holds ? .promote : .block, observed: "\(new)", demanded: demanded,
      explanation: reason)
  }
}
