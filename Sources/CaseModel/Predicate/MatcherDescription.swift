package import CaseJSON

extension Matcher: CustomStringConvertible {
  /// The question as a person reads it in a report: `one_of [refund, billing]`, `≥ 5`, `{amount: 42.5 ± 0.1}`.
  package var description: String {
    switch self {
    case .equals(let value): value.shortText
    case .oneOf(let values): "one_of \(values.shortList)"
    case .not(let matcher): "not \(matcher.operand)"
    case .above(let bound): "> \(bound.text)"
    case .atLeast(let bound): "≥ \(bound.text)"
    case .below(let bound): "< \(bound.text)"
    case .atMost(let bound): "≤ \(bound.text)"
    case .within(let center, let tolerance):
      "\(JSONNumber.double(center).text) ± \(JSONNumber.double(tolerance).text)"
    case .containsAny(let needles): needles.described("contains", several: "contains_any")
    case .containsAll(let needles): needles.described("contains", several: "contains_all")
    case .startsWith(let needle): "starts_with \(needle.value.shortText)"
    case .matches(let pattern): "matches /\(pattern.source.printable)/"
    case .exists(let wanted): wanted ? "any value" : "no value"
    case .set(let values): "set \(values.shortList)"
    case .all(let matchers): matchers.map(\.operand).joined(separator: " and ")
    case .any(let matchers): matchers.map(\.operand).joined(separator: " or ")
    case .object(let fields, _):
      "{" + fields.map { "\($0.name.printable): \($0.matcher)" }.joined(separator: ", ") + "}"
    case .list(let matchers): "[" + matchers.map(\.description).joined(separator: ", ") + "]"
    case .judge(let name, let score): "judge \(name.printable)\(score.map { " (\($0))" } ?? " (no score)")"
    }
  }

  /// The question inside another one: in brackets where it would otherwise run into it.
  private var operand: String {
    switch self {
    case .all(let matchers) where matchers.count > 1, .any(let matchers) where matchers.count > 1: "(\(self))"
    default: description
    }
  }
}

extension [Needle] {
  fileprivate func described(_ one: String, several: String) -> String {
    count == 1 ? "\(one) \(self[0].value.shortText)" : "\(several) \(map(\.value).shortList)"
  }
}

extension [JSONValue] {
  fileprivate var shortList: String { "[" + map(\.shortText).joined(separator: ", ") + "]" }
}

extension JudgedScore: CustomStringConvertible {
  /// `scored 4: passes`
  package var description: String { "scored \(JSONNumber.double(value).text): \(passes ? "passes" : "fails")" }
}

extension JSONNumber {
  /// The shortest text that reads back as the same number; whole numbers without a point.
  package var text: String {
    switch self {
    case .int(let value): "\(value)"
    case .double(let value): Int(exactly: value).map(String.init) ?? "\(value)"
    }
  }
}

extension JSONValue {
  /// The value on one line: a plain word bare, anything else as JSON, cut off where it is long.
  package var shortText: String {
    let text = string.flatMap { $0.isPlainWord ? $0 : nil } ?? canonicalText.printable
    // A text has no more characters than bytes, and characters take long to count.
    if text.utf8.count <= Self.longestText { return text }
    return text.count > Self.longestText ? text.prefix(Self.longestText - 1) + "…" : text
  }

  private static let longestText = 80
}

extension String {
  /// The text with every character that would move a cursor, hide text or end a line written as an escape.
  package var printable: String {
    // Nearly all text is plain, and what Unicode says of every one of its letters takes long to look up.
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return self }
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isUnprintable {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether nobody could take the text for anything but a word.
  fileprivate var isPlainWord: Bool {
    guard let first = utf8.first, first | 0x20 >= UInt8(ascii: "a"), first | 0x20 <= UInt8(ascii: "z"),
      self != "true", self != "false", self != "null"
    else { return false }
    return utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isUnprintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}
