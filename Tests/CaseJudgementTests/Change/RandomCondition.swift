import CaseJSON
import CaseModel

@testable import CaseJudgement

/// Random conditions that are related often enough, and random inputs that tell them apart where they differ.
///
/// All values come from a small pool, so that bounds, literals and needles of a condition meet those of another and of
/// an input.
struct RandomCondition {
  var random: SeededGenerator

  static let operands = ["input.a", "input.b", "agent.output.c", "agent.confidence"].compactMap { Operand($0) }
  static let numbers = ["-1", "0", "0.5", "1", "1.0", "2", "2.5", "3", "5", "9007199254740993"]
  static let words = [
    "", "a", "A", "ab", "abc", "b", "bc", "fraud", "Fraudulent", "fraud desk", "é", "É", "xab", "abfraud", "cab",
  ]
  static let others = [
    "null", "true", "false", "[]", "[1]", #"["a"]"#, #"["A","b"]"#, #"["b","a"]"#, #"["fraud",1]"#, "{}", #"{"a":1}"#,
    #"["ab"]"#, #"["b","a","b"]"#,
  ]
  static let patterns = ["^a", "b$", "fra+ud", "[0-9]"].compactMap { try? Pattern($0) }

  private static let wordValues = words.map { json("\"\($0)\"") }
  private static let numberValues = numbers.map(json)
  private static let otherValues = others.map(json)

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  mutating func chance(_ one: Int, in many: Int) -> Bool { Int.random(in: 0..<many, using: &random) < one }

  mutating func number() -> JSONNumber { pick(Self.numberValues).number ?? .int(0) }

  mutating func word() -> JSONValue { pick(Self.wordValues) }

  mutating func literal() -> JSONValue {
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1: word()
    case 2, 3: pick(Self.numberValues)
    default: pick(Self.otherValues)
    }
  }

  mutating func needle() -> Needle { Needle(chance(1, in: 8) ? pick(Self.numberValues) : word()) }

  mutating func several<Element>(_ make: (inout RandomCondition) -> Element) -> [Element] {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in make(&self) }
  }

  mutating func matcher(depth: Int = 2) -> Matcher {
    switch Int.random(in: 0..<(depth > 0 ? 18 : 14), using: &random) {
    case 0, 1: .equals(literal())
    case 2: .oneOf(several { $0.literal() })
    case 3: .above(number())
    case 4: .atLeast(number())
    case 5: .below(number())
    case 6: .atMost(number())
    case 7: .within(of: number().double, tolerance: pick([0, 0.1, 0.5, 1, 2]))
    case 8, 9: .containsAny(several { $0.needle() })
    case 10: .containsAll(several { $0.needle() })
    case 11: .startsWith(Needle(word()))
    case 12: chance(1, in: 2) ? .matches(pick(Self.patterns)) : .set(several { $0.literal() })
    case 13: .exists(chance(1, in: 2))
    case 14: .not(matcher(depth: depth - 1))
    case 15, 16: .all(several { $0.matcher(depth: depth - 1) })
    default: .any(several { $0.matcher(depth: depth - 1) })
    }
  }

  mutating func condition(depth: Int = 2) -> Condition {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &random) {
    case 0...3: .field(pick(Self.operands), matcher(depth: 1))
    case 4: .not(condition(depth: depth - 1))
    case 5, 6: .all(several { $0.condition(depth: depth - 1) })
    default: .any(several { $0.condition(depth: depth - 1) })
    }
  }

  /// A condition that goes on from another one: a bound that moved, a word more or less, another clause, another order.
  mutating func mutated(_ condition: Condition) -> Condition {
    if chance(1, in: 6) {
      return chance(1, in: 2)
        ? .all([condition, self.condition(depth: 0)]) : .any([condition, self.condition(depth: 0)])
    }
    switch condition {
    case .field(let operand, let matcher): return .field(operand, mutated(matcher))
    case .not(let inner): return .not(mutated(inner))
    case .all(let conditions): return .all(mutated(conditions) { $0.mutated($1) })
    case .any(let conditions): return .any(mutated(conditions) { $0.mutated($1) })
    }
  }

  private mutating func mutated<Element>(
    _ elements: [Element], _ mutate: (inout RandomCondition, Element) -> Element
  ) -> [Element] {
    var elements = elements
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where elements.count > 1: elements.remove(at: Int.random(in: 0..<elements.count, using: &random))
    case 1: elements.shuffle(using: &random)
    default:
      let index = Int.random(in: 0..<elements.count, using: &random)
      elements[index] = mutate(&self, elements[index])
    }
    return elements
  }

  mutating func mutated(_ matcher: Matcher) -> Matcher {
    switch matcher {
    case .equals(let value): chance(1, in: 2) ? .oneOf([value, literal()]) : .equals(literal())
    case .oneOf(let values):
      .oneOf(mutated(values) { $0.chance(1, in: 2) ? $1 : $0.literal() } + (chance(1, in: 2) ? [literal()] : []))
    case .above(let bound): chance(1, in: 3) ? .atLeast(bound) : .above(number())
    case .atLeast(let bound): chance(1, in: 3) ? .above(bound) : .atLeast(number())
    case .below(let bound): chance(1, in: 3) ? .atMost(bound) : .below(number())
    case .atMost(let bound): chance(1, in: 3) ? .below(bound) : .atMost(number())
    case .within(let center, _): .within(of: center, tolerance: pick([0, 0.1, 0.5, 1, 2]))
    case .containsAny(let needles): chance(1, in: 4) ? .containsAll(needles) : .containsAny(needles + [needle()])
    case .containsAll(let needles): chance(1, in: 4) ? .containsAny(needles) : .containsAll(needles + [needle()])
    case .startsWith(let needle): chance(1, in: 2) ? .containsAny([needle]) : .startsWith(Needle(word()))
    case .not(let inner): chance(1, in: 4) ? inner : .not(mutated(inner))
    case .all(let matchers): .all(mutated(matchers) { $0.mutated($1) })
    case .any(let matchers): .any(mutated(matchers) { $0.mutated($1) })
    case .exists(let wanted): .exists(!wanted)
    case .matches, .set, .object, .list, .judge:
      chance(1, in: 2) ? .all([.exists(true), matcher]) : self.matcher(depth: 0)
    }
  }

  /// Values of the fields; some are absent.
  mutating func input() -> [Operand: JSONValue] {
    var input: [Operand: JSONValue] = [:]
    for operand in Self.operands where !chance(1, in: 8) { input[operand] = value() }
    return input
  }

  /// A value near what conditions name: the literals themselves, numbers just beside them, texts that hold several.
  private mutating func value() -> JSONValue {
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: literal()
    case 2: json("\(number().double + pick([-0.5, -0.1, 0.1, 0.25, 1]))")
    case 3: json("\"\(pick(Self.words))\(pick(["", " ", "X"]))\(pick(Self.words))\"")
    case 4: json("\"\(pick(Self.words).uppercased())\"")
    case 5: json("[\(several { $0.literal().canonicalText }.joined(separator: ","))]")
    default: literal()
    }
  }
}

extension Condition {
  /// What the condition comes to on values, asked of the evaluation that a replay uses; nothing where it is an error.
  func answer(on input: [Operand: JSONValue]) -> Bool? {
    switch self {
    case .field(let operand, let matcher):
      var reading = Matcher.Reading.strict
      if case .input = operand { reading = .lenient }
      do { return try matcher.isMet(by: input[operand], reading) } catch { return nil }
    case .not(let condition): return condition.answer(on: input).map(!)
    case .all(let conditions):
      for condition in conditions {
        guard let answer = condition.answer(on: input) else { return nil }
        if !answer { return false }
      }
      return true
    case .any(let conditions):
      for condition in conditions {
        guard let answer = condition.answer(on: input) else { return nil }
        if answer { return true }
      }
      return false
    }
  }
}
