import CaseJSON
import CaseModel

/// Where two versions are written differently, whatever it means.
enum SourceDifference {
  /// The deepest paths at which the values of two versions differ; lists are compared as a whole.
  static func all(between old: JSONValue, and new: JSONValue) -> [[String]] {
    guard old != new else { return [] }
    guard old.kind == .object, new.kind == .object else { return [[]] }
    var paths: [[String]] = []
    for member in old.members {
      if let value = new[member.name] {
        paths += all(between: member.value, and: value).map { [member.name] + $0 }
      } else {
        paths.append([member.name])
      }
    }
    return paths + new.members.filter { old[$0.name] == nil }.map { [$0.name] }
  }
}

extension ChangeList {
  /// Takes note of the differences that no area has said anything about: where the key is understood, both mean the
  /// same; where it is not, nobody can tell.
  mutating func addRest(_ differences: [[String]]) {
    for path in differences where !covers(path) {
      if Spelling.isOther(path, old: old.source, new: new.source) {
        add(.widerScope, path, "other code points that look the same: two texts to a machine, one to a reader")
      } else if UnderstoodKeys.contain(path, old: old.source, new: new.source) {
        add(.neutral, path, "written differently, and means the same")
      } else {
        add(.widerScope, path, "what this key means cannot be decided, so it is taken for wider")
      }
    }
  }
}

/// The keys of which the areas understand every value.
enum UnderstoodKeys {
  /// Where `*` stands for any one name.
  private static let patterns: [[String]] = {
    let owner = ["name", "kind", "title", "contact"]
    var patterns = [["casegate"], ["name"], ["summary"], ["stage"], ["kill_switch", "on"], ["decide"], ["datasets"]]
    for role in ["workflow", "system", "exception"] { patterns += owner.map { ["owners", role, $0] } }
    patterns += (owner + ["measure"]).map { ["owners", "outcome", $0] }
    patterns += owner.map { ["kill_switch", "owner", $0] }
    patterns += ["type", "required", "unit", "description"].map { ["input", "*", $0] }
    patterns += ["tier", "reversible", "requires", "approval", "description"].map { ["actions", "*", $0] }
    patterns += [["actions", "*", "limits", "*"]]
    patterns += owner.map { ["escalations", "*", "owner", $0] }
    patterns += ["approvers", "queue", "respond_within", "attach", "severity", "description"]
      .map { ["escalations", "*", $0] }
    patterns += (["recording", "command", "timeout", "in_flight", "files", "env", "description"] + CallPolicy.keys)
      .map { ["agents", "*", $0] }
    patterns +=
      [
        "api", "endpoint", "model", "system", "prompt", "tools", "output", "temperature", "top_p", "max_tokens", "seed",
        "stop", "turns", "reply", "api_key_env", "headers", "prices", "allow_http",
      ].map { ["agents", "*", "chat", $0] }
    patterns += ["url", "headers", "reply", "allow_http"].map { ["agents", "*", "http", $0] }
    patterns += ["objective", "window", "volume", "incidents"].map { ["budget", $0] }
    patterns += FailureKind.allCases.map { ["budget", "weights", $0.rawValue] }
    patterns += [["change_control", "approvers"], ["change_control", "allowed_signers"]]
    patterns += ChangeKind.allCases.map { ["change_control", "require", $0.rawValue] }
    patterns += [["gate", "cases", "at_least"], ["gate", "errors", "at_most"]]
    patterns += [["gate", "drills"]] + ["max_drop", "confidence", "slices"].map { ["gate", "regression", $0] }
    patterns += ["newly_broken", "critical_newly_broken"].map { ["gate", "regression", $0, "at_most"] }
    patterns += ["agent", "rubric", "scale", "sees_input", "calibration", "description"].map { ["judges", "*", $0] }
    patterns += ["at_least", "at_most"].map { ["judges", "*", "pass", $0] }
    patterns += ["at_least", "confidence"].map { ["gate", "judge", "kappa", $0] }
    patterns += [["gate", "judge", "canaries", "at_most"], ["gate", "judge", "verdicts", "at_least"]]
    for metric in Metric.allCases {
      for key in ["at_least", "at_most", "confidence", "level"] {
        patterns += [["gate", metric.rawValue, key], ["gate", "slices", "*", metric.rawValue, key]]
      }
    }
    return patterns
  }()

  /// Whether all that differs at a path is understood: each value inside it too, where a whole part is new or gone.
  static func contain(_ path: [String], old: JSONValue, new: JSONValue) -> Bool {
    [old, new].allSatisfy { root in
      guard let value = path.reduce(Optional(root), { value, name in value?[name] }) else { return true }
      return leaves(value, path).allSatisfy { leaf in patterns.contains { matches(leaf, $0) } }
    }
  }

  private static func leaves(_ value: JSONValue, _ path: [String]) -> [[String]] {
    guard value.kind == .object else { return [path] }
    return value.members.flatMap { leaves($0.value, path + [$0.name]) }
  }

  /// Whether a path is one of a pattern, or lies inside it.
  private static func matches(_ path: [String], _ pattern: [String]) -> Bool {
    path.count >= pattern.count && zip(path, pattern).allSatisfy { $1 == "*" || $0 == $1 }
  }
}

/// Texts of different code points that people cannot tell apart, and that the areas may have taken for one.
enum Spelling {
  /// Whether all that differs at a path is how characters are spelled.
  static func isOther(_ path: [String], old: JSONValue, new: JSONValue) -> Bool {
    guard let name = path.last else { return false }
    let parents = [old, new].map { root in path.dropLast().reduce(Optional(root)) { value, name in value?[name] } }
    if let was = parents[0]?[name], let now = parents[1]?[name] { return was.canonicalText == now.canonicalText }
    // As `String` compares them, characters that look the same are the same.
    return parents.allSatisfy { $0?.members.contains { $0.name == name } ?? false }
  }
}
