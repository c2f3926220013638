import CaseJSON
import CaseModel

/// All values that one place can have, cut into cells on which every question about it has one answer, or waits for a
/// fact.
///
/// The cells cover every value. Facts may come together that no real value brings together; that can make a difference
/// look possible that is not, and never hides one.
struct ValueDomain: Sendable {
  let cells: [ValueCell]
  let answers: ValueAnswers
  /// How many things are asked about.
  let size: Int

  /// - Parameters:
  ///   - questions: all that two versions ask about the place.
  ///   - isThere: whether only values count that are there and not null.
  init(_ questions: [Matcher], _ reading: Matcher.Reading, isThere: Bool = false) {
    let leaves = questions.flatMap(\.leaves)
    answers = ValueAnswers(reading: reading, wholes: leaves.filter(\.isWhole))
    size = leaves.reduce(0) { $0 + $1.size }
    var seen: Set<[Truth]> = []
    cells = Self.cells(leaves).filter { [answers] cell in
      if isThere && !cell.isThere { return false }
      // Cells on which all answers are known and the same are one.
      guard let signature = answers.all(leaves, on: cell) else { return true }
      return seen.insert(signature).inserted
    }
  }

  private static func cells(_ leaves: [Matcher]) -> [ValueCell] {
    let literals = leaves.flatMap(\.literals).distinct
    let sets = leaves.flatMap { leaf -> [JSONValue] in
      if case .set(let elements) = leaf { [JSONValue.list(elements)] } else { [] }
    }
    var cells = [nil, JSONValue.null, .boolean(false), .boolean(true)].map(ValueCell.value)
    cells += literals.filter { $0.number == nil && !$0.isNull && $0.bool == nil }.map(ValueCell.value)
    cells += [.text, .list, .object] + sets.map(ValueCell.elements)
    return cells + numbers(literals.compactMap(\.number) + leaves.flatMap { NumberBounds.bounds(of: $0) ?? [] })
  }

  /// Every bound, and the numbers between them.
  private static func numbers(_ bounds: [JSONNumber]) -> [ValueCell] {
    var sorted: [JSONNumber] = []
    for bound in bounds.sorted() where sorted.last != bound { sorted.append(bound) }
    let ends = [nil] + sorted.map(Optional.some) + [nil]
    return zip(ends, ends.dropFirst()).map(ValueCell.between) + sorted.map { .value(.number($0)) }
  }
}

extension Matcher {
  /// The questions that a question is made of.
  var leaves: [Matcher] {
    switch self {
    case .not(let matcher): matcher.leaves
    case .all(let matchers), .any(let matchers): matchers.flatMap(\.leaves)
    case .equals, .oneOf, .above, .atLeast, .below, .atMost, .within, .containsAny, .containsAll, .startsWith,
      .matches, .exists, .set, .object, .list, .judge:
      [self]
    }
  }

  /// Whether a question is answered as a whole: it looks into a list or an object, or asks about numbers so large that
  /// they are rounded. Conditions and limits cannot hold the former.
  fileprivate var isWhole: Bool {
    switch self {
    case .object, .list: true
    case .above, .atLeast, .below, .atMost, .within: NumberBounds.bounds(of: self) == nil
    default: false
    }
  }

  /// How many things a question looks for.
  fileprivate var size: Int {
    switch self {
    case .oneOf(let values), .set(let values): values.count
    case .containsAny(let needles), .containsAll(let needles): needles.count
    case .equals, .above, .atLeast, .below, .atMost, .within, .startsWith, .matches, .exists, .not, .all, .any, .object,
      .list, .judge:
      1
    }
  }

  /// The values that a question names.
  fileprivate var literals: [JSONValue] {
    switch self {
    case .equals(let value): [value]
    case .oneOf(let values): values
    default: []
    }
  }
}

extension [JSONValue] {
  fileprivate var distinct: [JSONValue] {
    reduce(into: []) { kept, value in if !kept.contains(value) { kept.append(value) } }
  }
}

extension JSONValue {
  fileprivate static var null: JSONValue { build { $0.null() } }

  fileprivate static func boolean(_ value: Bool) -> JSONValue { build { $0.bool(value) } }

  fileprivate static func number(_ number: JSONNumber) -> JSONValue {
    build { builder in
      switch number {
      case .int(let value): builder.int(value)
      case .double(let value): builder.double(value)
      }
    }
  }

  fileprivate static func list(_ elements: [JSONValue]) -> JSONValue {
    build { builder in
      builder.beginArray()
      for element in elements { builder.copy(element) }
      builder.end()
    }
  }

  private static func build(_ make: (inout JSONBuilder) -> Void) -> JSONValue {
    var builder = JSONBuilder()
    make(&builder)
    return builder.finish()
  }
}
