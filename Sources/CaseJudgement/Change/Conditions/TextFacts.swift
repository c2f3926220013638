/// What some facts about a text say about others: who holds "fraudulent" holds "fraud".
///
/// The needles are the bytes that the evaluation looks for in the text's bytes, so that what holds for the bytes holds
/// for the answers, whatever the letters are.
enum TextFacts {
  /// The answer that follows from what is known; nothing where both are possible, or where that is not known.
  static func answer(to fact: ValueFact, from known: [ValueFact: Truth]) -> Truth? {
    if let answer = known[fact] { return answer }
    switch fact {
    case .contains(let needle):
      if needle.isEmpty { return .yes }
      return first(known) { entry in
        switch entry {
        case (.contains(let other), .yes), (.starts(let other), .yes): other.holds(needle) ? .yes : nil
        case (.contains(let other), .no): needle.holds(other) ? .no : nil
        default: nil
        }
      }
    case .starts(let needle):
      if needle.isEmpty { return .yes }
      return first(known) { entry in
        switch entry {
        case (.starts(let other), .yes):
          other.starts(with: needle) ? .yes : needle.starts(with: other) ? nil : .no
        case (.starts(let other), .no): needle.starts(with: other) ? .no : nil
        case (.contains(let other), .no): needle.holds(other) ? .no : nil
        default: nil
        }
      }
    case .found, .elementText, .elementValue, .whole: return nil
    }
  }

  /// The one answer that any of the facts gives; they never contradict each other, because none was assumed that did.
  private static func first(
    _ known: [ValueFact: Truth], _ answer: ((key: ValueFact, value: Truth)) -> Truth?
  ) -> Truth? {
    known.lazy.compactMap(answer).first
  }
}

extension [UInt8] {
  /// Whether a sequence of bytes stands somewhere in this one.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard part.count <= count else { return false }
    return (0...count - part.count).contains { self[$0..<$0 + part.count].elementsEqual(part) }
  }
}
