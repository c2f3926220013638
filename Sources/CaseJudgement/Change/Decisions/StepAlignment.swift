import CaseModel

/// Which step of a new version goes on from which step of the old one.
struct StepAlignment {
  /// A step that is not the same in the same order.
  enum Item: Hashable {
    case changed(old: Int, new: Int)
    /// The same step, before or behind others than it was.
    case moved(old: Int, new: Int)
    case added(new: Int)
    case removed(old: Int)
    /// The same step in the same order, under another name.
    case renamed(old: Int, new: Int)

    var old: Int? {
      switch self {
      case .changed(let old, _), .moved(let old, _), .renamed(let old, _), .removed(let old): old
      case .added: nil
      }
    }

    var new: Int? {
      switch self {
      case .changed(_, let new), .moved(_, let new), .renamed(_, let new), .added(let new): new
      case .removed: nil
      }
    }
  }

  /// In the order of the new version, and what was removed behind it.
  let items: [Item]

  init(_ old: [DecisionStep], _ new: [DecisionStep]) {
    var partner = Self.longestCommon(old, new)
    var items = partner.compactMap { now, was in
      old[was].label == new[now].label ? nil : Item.renamed(old: was, new: now)
    }
    let tests: [(DecisionStep, DecisionStep) -> Bool] = [
      { $0.decides(like: $1) }, { $0.label != nil && $0.label == $1.label && $0.isAsk == $1.isAsk },
      { $0.hasSameConsequence(as: $1) }, { $0.hasSameCondition(as: $1) },
    ]
    for (index, test) in tests.enumerated() {
      var taken = Set(partner.values)
      for now in new.indices where partner[now] == nil {
        guard let was = old.indices.first(where: { !taken.contains($0) && test(old[$0], new[now]) }) else { continue }
        taken.insert(was)
        partner[now] = was
        items.append(index == 0 ? .moved(old: was, new: now) : .changed(old: was, new: now))
      }
    }
    let kept = Set(partner.values)
    items += new.indices.filter { partner[$0] == nil }.map(Item.added)
    items.sort { ($0.new ?? 0, $0.old ?? 0) < ($1.new ?? 0, $1.old ?? 0) }
    self.items = items + old.indices.filter { !kept.contains($0) }.map(Item.removed)
  }

  /// The longest run of steps that both versions have in the same order (the textbook's longest common subsequence).
  ///
  /// - Returns: the old index by the new one.
  private static func longestCommon(_ old: [DecisionStep], _ new: [DecisionStep]) -> [Int: Int] {
    var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for was in old.indices.reversed() {
      for now in new.indices.reversed() {
        lengths[was][now] =
          old[was].decides(like: new[now])
          ? lengths[was + 1][now + 1] + 1 : max(lengths[was + 1][now], lengths[was][now + 1])
      }
    }
    var pairs: [Int: Int] = [:]
    var (was, now) = (0, 0)
    while was < old.count, now < new.count {
      if old[was].decides(like: new[now]) {
        pairs[now] = was
        (was, now) = (was + 1, now + 1)
      } else if lengths[was + 1][now] >= lengths[was][now + 1] {
        was += 1
      } else {
        now += 1
      }
    }
    return pairs
  }
}

extension DecisionStep {
  fileprivate var isAsk: Bool { if case .ask = kind { true } else { false } }

  fileprivate func hasSameConsequence(as other: DecisionStep) -> Bool {
    switch (consequence, other.consequence) {
    case (let mine?, let theirs?): mine.isSame(as: theirs)
    case (nil, _), (_, nil): false
    }
  }

  fileprivate func hasSameCondition(as other: DecisionStep) -> Bool {
    if case (.decide(let mine?, _), .decide(let theirs?, _)) = (kind, other.kind) { return mine == theirs }
    if case (.decide(nil, _), .decide(nil, _)) = (kind, other.kind) { return true }
    return false
  }
}
