import CaseJSON
import CaseModel

/// The differences between two versions as they are found, each with the path of what it is about.
struct ChangeList {
  let old: Workflow
  let new: Workflow
  private(set) var changes: [WorkflowChange] = []
  /// What the changes are about, path by path.
  private(set) var paths: [[String]] = []

  init(from old: Workflow, to new: Workflow) {
    self.old = old
    self.new = new
  }

  /// Takes note of a difference; what was written at the path in both versions goes along.
  mutating func add(_ kind: ChangeKind, _ path: [String], _ explanation: String) {
    add(kind, path, old: text(old, path), new: text(new, path), explanation)
  }

  /// - Parameter place: where it stands, where the path does not lead there.
  mutating func add(
    _ kind: ChangeKind, _ path: [String], old: String?, new: String?, _ explanation: String, at place: JSONValue? = nil
  ) {
    paths.append(path)
    changes.append(
      WorkflowChange(
        kind, path.joined(separator: "."), old: old, new: new, explanation: explanation,
        location: (place ?? nearest(path)).location))
  }

  /// Whether a change was found that is about a path, about something in it or about what holds it.
  func covers(_ path: [String]) -> Bool {
    paths.contains { $0.starts(with: path) || path.starts(with: $0) }
  }

  /// What is written at a path, or nothing.
  func text(_ workflow: Workflow, _ path: [String]) -> String? {
    path.reduce(workflow.source) { value, name in value?[name] }?.writtenText
  }

  /// What stands at a path of the new version, or the nearest part around it that is still there.
  private func nearest(_ path: [String]) -> JSONValue {
    var value = new.source
    for name in path {
      guard let next = value[name] else { break }
      value = next
    }
    return value
  }
}

extension ChangeList {
  /// A difference of something that can be more or less: more is one kind of change, less another.
  ///
  /// - Parameters:
  ///   - rising: what it means where the value rises; the explanation says so too.
  mutating func compare<Value: Comparable>(
    _ path: [String], _ old: Value, _ new: Value, rising: (ChangeKind, String), falling: (ChangeKind, String)
  ) {
    if new > old { add(rising.0, path, rising.1) }
    if new < old { add(falling.0, path, falling.1) }
  }

  /// A difference of something that may be missing, and of which less is demanded where it is.
  mutating func demand(
    _ path: [String], isThere: (old: Bool, new: Bool), isSame: Bool, loosened: ChangeKind, _ what: String
  ) {
    switch isThere {
    case (true, false): add(loosened, path, "\(what) is not said any more")
    case (false, true): add(.narrowing, path, "\(what) is said now")
    case (true, true): if !isSame { add(loosened, path, "\(what) is another one") }
    case (false, false): break
    }
  }

  /// Something that people read and nothing decides by.
  mutating func remark(_ path: [String], _ old: String?, _ new: String?) {
    if old != new { add(.neutral, path, "for people to read; nothing decides by it") }
  }

  /// Names that were taken from a list or put on it: one change for those, one for these.
  mutating func list(
    _ path: [String], _ old: [String], _ new: [String], added: (ChangeKind, (String) -> String),
    removed: (ChangeKind, (String) -> String)
  ) {
    let come = new.distinct.filter { !old.contains($0) }
    let gone = old.distinct.filter { !new.contains($0) }
    if !come.isEmpty { add(added.0, path, added.1(come.map(\.printable).joined(separator: ", "))) }
    if !gone.isEmpty { add(removed.0, path, removed.1(gone.map(\.printable).joined(separator: ", "))) }
  }
}

extension [String] {
  /// Each text once, in the order in which they were first there.
  fileprivate var distinct: [String] {
    reduce(into: []) { kept, text in if !kept.contains(text) { kept.append(text) } }
  }
}

extension JSONValue {
  /// The value as it was written, on one line; a long one to where a difference may be looked for.
  var writtenText: String {
    let text = canonicalText.printable
    if text.count <= Self.shortest { return shortText }
    return text.count > Self.longest ? text.prefix(Self.longest - 1) + "…" : text
  }

  private static let shortest = 80
  private static let longest = 1200
}
