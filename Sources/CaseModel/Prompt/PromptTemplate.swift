package import CaseJSON

/// A text with places for values: Mustache, but for what would let a value disappear or let another text in.
///
/// `{{input.subject}}` is the value itself and escapes nothing, because a prompt is no HTML; `{{{…}}}` and `{{&…}}`
/// mean the same. `{{#…}}…{{/…}}` stands for each element of a list, or once for what is neither absent, null nor
/// false; `{{^…}}…{{/…}}` for the rest. `{{!…}}` is a comment, and `{{=<% %>=}}` changes the marks. There are no partials.
package struct PromptTemplate: Sendable {
  indirect enum Piece: Sendable {
    case text(String)
    case value(Reference)
    case section(Reference, isInverted: Bool, [Piece])
  }

  /// A name in the template.
  package struct Reference: Sendable {
    /// Empty for `.`, the element that a section stands for.
    package let path: [String]
    /// Counted from 1, in lines and in characters.
    package let line: Int
    package let column: Int
    /// Whether it only asks what is there.
    package let isSection: Bool
    /// Whether it stands in a section, so that it may name something of an element.
    package let isInside: Bool

    package var name: String { path.isEmpty ? "." : path.joined(separator: ".") }
  }

  /// What a template names and a case lacks.
  package struct Absence: Error, Sendable {
    package let reference: Reference
    package let isNull: Bool

    /// What is wrong, in words.
    package var message: String {
      "line \(reference.line): '\(reference.name.printable)' \(isNull ? "is null" : "is not there")"
    }
  }

  let pieces: [Piece]
  /// All names, in the order of the text.
  package let references: [Reference]

  /// The text with the values of a case in it.
  ///
  /// - Parameter values: what the outermost names mean: `input` and `replies`.
  /// - Throws: where it names something that is not there, or is null: what is missing must not pass for empty.
  package func text(of values: [String: JSONValue]) throws(Absence) -> String {
    var text = ""
    try Self.render(pieces, Scope(values: values), into: &text)
    return text
  }

  private static func render(_ pieces: [Piece], _ scope: Scope, into text: inout String) throws(Absence) {
    for piece in pieces {
      switch piece {
      case .text(let literal): text += literal
      case .value(let reference):
        guard let value = scope.value(of: reference.path) else { throw Absence(reference: reference, isNull: false) }
        if value.isNull { throw Absence(reference: reference, isNull: true) }
        text += value.string ?? value.canonicalText
      case .section(let reference, let isInverted, let inner):
        let value = try scope.sectionValue(of: reference)
        let stands = value.map(isThere) ?? false
        if isInverted {
          if !stands { try render(inner, scope, into: &text) }
        } else if let value, stands {
          guard value.kind == .array else {
            try render(inner, scope.inside(value), into: &text)
            continue
          }
          for element in value.elements { try render(inner, scope.inside(element), into: &text) }
        }
      }
    }
  }

  private static func isThere(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null: false
    case .boolean: value.bool == true
    case .array: value.count > 0
    case .integer, .number, .string, .object: true
    }
  }
}

/// What names mean at a place of a template.
private struct Scope {
  let values: [String: JSONValue]
  /// What the open sections stand for, the innermost last.
  private var elements: [JSONValue] = []

  init(values: [String: JSONValue]) { self.values = values }

  func inside(_ element: JSONValue) -> Scope {
    var scope = self
    scope.elements.append(element)
    return scope
  }

  func value(of path: [String]) -> JSONValue? {
    guard let first = path.first else { return elements.last }
    let found = elements.reversed().lazy.compactMap { $0[first] }.first ?? values[first]
    return found?.at(JSONPath(components: Array(path.dropFirst())))
  }

  /// A section may ask for a field that is not there, but not for one of something that is not there.
  func sectionValue(of reference: PromptTemplate.Reference) throws(PromptTemplate.Absence) -> JSONValue? {
    if let value = value(of: reference.path) { return value }
    let parent = Array(reference.path.dropLast())
    let isKnown =
      parent.isEmpty ? !reference.path.isEmpty && !elements.isEmpty : value(of: parent)?.kind == .object
    if isKnown { return nil }
    throw PromptTemplate.Absence(reference: reference, isNull: false)
  }
}
