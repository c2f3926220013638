extension JSONValue {
  /// An object without some of its members.
  package func without(_ keys: Set<String>) -> JSONValue { filtered { !keys.contains($0) } }

  /// An object with some of its members only.
  package func only(_ keys: Set<String>) -> JSONValue { filtered { keys.contains($0) } }

  private func filtered(_ isKept: (String) -> Bool) -> JSONValue {
    var builder = JSONBuilder()
    builder.beginObject()
    for member in members where isKept(member.name) {
      builder.key(member.name)
      builder.copy(member.value)
    }
    builder.end()
    return builder.finish()
  }
}
