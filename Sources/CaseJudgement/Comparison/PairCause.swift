import CaseJSON
import CaseModel

/// Why two versions came to different outcomes, in a line: the first thing that differs on the way.
enum PairCause {
  static func text(from before: ComparedRun, to after: ComparedRun) -> String {
    replies(before, after) ?? rule(before, after) ?? authority(before, after)
      ?? "the same replies and the same rule; what the rule or the authority makes of them changed"
  }

  private static func replies(_ before: ComparedRun, _ after: ComparedRun) -> String? {
    let (old, new) = (before.outcome.trace.replies, after.outcome.trace.replies)
    for reply in new {
      guard let earlier = old.first(where: { $0.agent == reply.agent }) else { continue }
      if let difference = difference(earlier.reply, reply.reply) { return "\(reply.agent.printable): \(difference)" }
    }
    if let asked = new.first(where: { reply in !old.contains { $0.agent == reply.agent } }), rule(before, after) == nil
    {
      return "\(asked.agent.printable) was asked, and was not before"
    }
    return nil
  }

  private static func difference(_ before: Reply, _ after: Reply) -> String? {
    switch (before.fault, after.fault) {
    case (let old?, let new?): return old.kind == new.kind ? nil : "\(new.text), before \(old.text)"
    case (nil, let new?): return "\(new.text), before it answered"
    case (let old?, nil): return "answered, before \(old.text)"
    case (nil, nil): return ValueDifference.first(from: before.source, to: after.source)?.text
    }
  }

  private static func rule(_ before: ComparedRun, _ after: ComparedRun) -> String? {
    switch (before.rule, after.rule) {
    case (nil, nil): return nil
    case (nil, let new?): return "\(new) decided, before no rule did"
    case (let old?, nil): return "no rule decided, before \(old) did"
    case (let old?, let new?):
      // A line that only moved is the same rule.
      if old.label == new.label, old.label != nil || old.step == new.step { return nil }
      return "\(new) decided, before \(old)"
    }
  }

  private static func authority(_ before: ComparedRun, _ after: ComparedRun) -> String? {
    let (old, new) = (before.outcome.objection, after.outcome.objection)
    if old?.rule == new?.rule, old?.detail == new?.detail { return nil }
    let words = { (decision: AuthorityDecision?) in
      decision.map { $0.detail.isEmpty ? $0.rule?.rawValue ?? "unknown" : $0.detail.printable } ?? "no objection"
    }
    return "authority: \(words(new)); before: \(words(old))"
  }
}

extension Outcome {
  /// What one of the authority's rules said; absent where none of them stood against the proposal.
  fileprivate var objection: AuthorityDecision? { trace.authority.flatMap { $0.rule == nil ? nil : $0 } }
}

/// The first place at which two values differ.
struct ValueDifference {
  /// `output.category`; empty for the whole value.
  let path: String
  let before: String
  let after: String

  var text: String { (path.isEmpty ? "" : path + " ") + "\(after), before \(before)" }

  /// - Returns: nothing where the values mean the same.
  static func first(from before: JSONValue?, to after: JSONValue?, at path: String = "") -> ValueDifference? {
    if before == after { return nil }
    if let before, let after, before.kind == .object, after.kind == .object {
      let names = after.members.map(\.name) + before.members.map(\.name).filter { after[$0] == nil }
      for name in names {
        let inner = path.isEmpty ? name.printable : "\(path).\(name.printable)"
        if let found = first(from: before[name], to: after[name], at: inner) { return found }
      }
    }
    return ValueDifference(path: path, before: before?.shortText ?? "nothing", after: after?.shortText ?? "nothing")
  }
}
