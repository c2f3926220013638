import CaseJSON
import CaseModel

extension Codec where Value == String {
  /// A text that is not empty.
  static var text: Codec<String> {
    Codec(.text()) { value, findings in
      guard let text = value.string else {
        findings.mistyped(value, expected: "text")
        return nil
      }
      if text.isEmpty {
        findings.error("value.empty", "an empty text says nothing here", hint: "write it, or leave it out", at: value)
        return nil
      }
      return text
    }
  }
}

extension Codec where Value == String {
  /// The name of somebody: something that can be seen, with no white space around it.
  static var personName: Codec<String> { visible("a name") }

  /// A text that two readers cannot take for different ones, or for nothing.
  static func visible(_ what: String) -> Codec<String> {
    Codec<String>.text.map { text, value, findings in
      let scalars = text.unicodeScalars
      let isHidden = { (scalar: Unicode.Scalar) in
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
          || scalar.properties.generalCategory == .control
      }
      let hasHidden = scalars.contains {
        $0.properties.generalCategory == .format || $0.properties.generalCategory == .control
      }
      if let first = scalars.first, let last = scalars.last, !isHidden(first), !isHidden(last), !hasHidden {
        return text
      }
      findings.error(
        "value.invisible", "\(what) begins or ends with white space, or holds characters that nobody sees",
        hint: "write it plainly", at: value)
      return nil
    }
  }
}

extension Codec where Value == Bool {
  static var boolean: Codec<Bool> {
    Codec(.boolean) { value, findings in
      if value.bool == nil { findings.mistyped(value, expected: "true or false") }
      return value.bool
    }
  }
}

extension Codec where Value == Int {
  /// A whole number that is neither below a minimum nor above a maximum.
  static func integer(atLeast minimum: Int, atMost maximum: Int = .max) -> Codec<Int> {
    Codec(.integer(minimum: minimum)) { value, findings in
      guard let number = value.int ?? value.number.flatMap({ Int(exactly: $0.double) }) else {
        findings.mistyped(value, expected: "a whole number")
        return nil
      }
      if number < minimum {
        findings.error("value.range", "\(number) is below \(minimum)", at: value)
        return nil
      }
      if number > maximum {
        findings.error("value.range", "\(number) is above \(maximum)", at: value)
        return nil
      }
      return number
    }
  }
}

extension Codec where Value == Double {
  static func number(_ range: ClosedRange<Double>, hint: String? = nil) -> Codec<Double> {
    Codec(
      .number(
        minimum: range.lowerBound.isFinite ? range.lowerBound : nil,
        maximum: range.upperBound.isFinite ? range.upperBound : nil)
    ) { value, findings in
      guard let number = value.number?.double else {
        findings.mistyped(value, expected: "a number")
        return nil
      }
      if !range.contains(number) {
        findings.error(
          "value.range",
          "\(value.canonicalText) is not between \(short(range.lowerBound)) and \(short(range.upperBound))",
          hint: hint, at: value)
        return nil
      }
      return number
    }
  }

  /// A share: 92 % is 0.92.
  static var share: Codec<Double> { .number(0...1, hint: "a share is written between 0 and 1: 92 % is 0.92") }
}

private func short(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }

extension Codec where Value == JSONValue {
  static var anything: Codec<JSONValue> { Codec(.anything) { value, _ in value } }

  static var object: Codec<JSONValue> {
    Codec(.map(.anything)) { value, findings in
      guard value.kind == .object else {
        findings.mistyped(value, expected: "an object")
        return nil
      }
      return value
    }
  }
}

extension Codec where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One word of a closed list.
  static func word(_ type: Value.Type) -> Codec<Value> {
    let cases = Array(Value.allCases)
    let words = cases.map(\.rawValue)
    let names = JSONNames(words)
    return Codec(.enumeration(words)) { value, findings in
      if let index = names.index(of: value) { return cases[index] }
      guard let text = value.string else {
        findings.mistyped(value, expected: "one of \(words.joined(separator: ", "))")
        return nil
      }
      findings.error(
        "value.unknown", "'\(text)' is not one of \(words.joined(separator: ", "))",
        hint: nearestName(to: text, among: words).map { "did you mean '\($0)'?" }, at: value)
      return nil
    }
  }
}

extension Codec {
  /// A list of values, each read by the same codec.
  static func list<Element>(_ element: Codec<Element>, atLeast minimum: Int = 0) -> Codec<[Element]>
  where Value == [Element] {
    Codec<[Element]>(.list(element.shape, minimum: minimum)) { value, findings in
      guard value.kind == .array else {
        findings.mistyped(value, expected: "a list")
        return nil
      }
      if value.count < minimum {
        findings.error("value.empty", "an empty list says nothing here", at: value)
        return nil
      }
      var elements: [Element] = []
      elements.reserveCapacity(value.count)
      for part in value.elements {
        if let decoded = element.decode(part, &findings) { elements.append(decoded) }
      }
      return elements
    }
  }

  /// An object whose keys are names, in the order of the file.
  static func named<Element>(_ element: Codec<Element>) -> Codec<[(name: String, value: Element)]>
  where Value == [(name: String, value: Element)] {
    Codec<[(name: String, value: Element)]>(.map(element.shape)) { value, findings in
      guard value.kind == .object else {
        findings.mistyped(value, expected: "an object")
        return nil
      }
      return value.members.compactMap { member in
        if member.name.isEmpty { findings.error("value.empty", "a name is empty", at: member.key) }
        return element.decode(member.value, &findings).map { (member.name, $0) }
      }
    }
  }
}

extension Codec where Value == TimeSpan {
  static var timeSpan: Codec<TimeSpan> {
    Codec(.text(pattern: "^[0-9]+(ms|s|m|h|d|w)$")) { value, findings in
      guard let span = value.string.flatMap({ TimeSpan($0) }) else {
        findings.error(
          "value.time-span", "a length of time is expected here, not \(value.described)",
          hint: "write it like 500ms, 30s, 30m, 8h or 30d", at: value)
        return nil
      }
      return span
    }
  }
}
