import CaseJSON
import CaseModel

/// Changes to a case's input, each of which leaves everything else as it was.
enum InputEdit {
  /// The value without the member that a path leads to; nothing where there is none.
  static func removing(_ path: JSONPath, from value: JSONValue) -> JSONValue? {
    let parent = JSONPath(components: path.components.dropLast())
    // An element of a list has no name that could be missing.
    guard value.at(path) != nil, parent.names.isEmpty || value.at(parent)?.kind == .object else { return nil }
    return edited(value, path.components[...]) { _ in }
  }

  /// The value with another member at a path; nothing where no object leads there.
  static func setting(_ path: JSONPath, to new: JSONValue, in value: JSONValue) -> JSONValue? {
    let parent = JSONPath(components: path.components.dropLast())
    guard parent.names.isEmpty ? value.kind == .object : value.at(parent)?.kind == .object else { return nil }
    return edited(value, path.components[...]) { $0.copy(new) }
  }

  /// The object with its members in the opposite order, at every depth.
  static func reversing(_ value: JSONValue) -> JSONValue {
    var builder = JSONBuilder()
    reverse(value, into: &builder)
    return builder.finish()
  }

  /// The object with one more member at its end.
  static func adding(_ name: String, to value: JSONValue) -> JSONValue {
    var builder = JSONBuilder()
    builder.beginObject()
    for member in value.members {
      builder.key(member.name)
      builder.copy(member.value)
    }
    builder.key(name)
    builder.string("nobody reads this")
    builder.end()
    return builder.finish()
  }

  /// - Parameter write: writes the member's new value; one that writes nothing leaves the member out.
  private static func edited(
    _ value: JSONValue, _ path: ArraySlice<String>, _ write: (inout JSONBuilder) -> Void
  ) -> JSONValue {
    var builder = JSONBuilder()
    edit(value, path, write, into: &builder)
    return builder.finish()
  }

  private static func edit(
    _ value: JSONValue, _ path: ArraySlice<String>, _ write: (inout JSONBuilder) -> Void,
    into builder: inout JSONBuilder
  ) {
    if value.kind == .array {
      builder.beginArray()
      for (index, element) in value.elements.enumerated() {
        if path.first == String(index), path.count > 1 {
          edit(element, path.dropFirst(), write, into: &builder)
        } else {
          builder.copy(element)
        }
      }
      builder.end()
      return
    }
    builder.beginObject()
    var isFound = false
    for member in value.members {
      guard member.name == path.first else {
        builder.key(member.name)
        builder.copy(member.value)
        continue
      }
      isFound = true
      if path.count > 1 {
        builder.key(member.name)
        edit(member.value, path.dropFirst(), write, into: &builder)
      } else {
        writeMember(member.name, write, into: &builder)
      }
    }
    if !isFound, path.count == 1, let name = path.first { writeMember(name, write, into: &builder) }
    builder.end()
  }

  private static func writeMember(
    _ name: String, _ write: (inout JSONBuilder) -> Void, into builder: inout JSONBuilder
  ) {
    var own = JSONBuilder()
    own.beginArray()
    write(&own)
    own.end()
    guard let new = own.finish()[0] else { return }
    builder.key(name)
    builder.copy(new)
  }

  private static func reverse(_ value: JSONValue, into builder: inout JSONBuilder) {
    switch value.kind {
    case .object:
      builder.beginObject()
      for member in Array(value.members).reversed() {
        builder.key(member.name)
        reverse(member.value, into: &builder)
      }
      builder.end()
    case .array:
      builder.beginArray()
      for element in value.elements { reverse(element, into: &builder) }
      builder.end()
    case .null, .boolean, .integer, .number, .string: builder.copy(value)
    }
  }
}

extension Case {
  /// The same case with another input, or other approvals.
  func with(input: JSONValue? = nil, approvals: [Approval]? = nil) -> Case {
    Case(
      id: id, input: input ?? self.input, approvals: approvals ?? self.approvals, toolResults: toolResults,
      expected: expected, severity: severity, tags: tags, cluster: cluster, validUntil: validUntil, source: source)
  }
}
