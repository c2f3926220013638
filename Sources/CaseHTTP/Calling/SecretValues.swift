package import CaseJSON
import Foundation

/// What nobody may read: the values of the environment variables that an agent names.
package struct SecretValues: Sendable {
  private struct Secret: Sendable {
    let name: String
    let value: String
    let bytes: [UInt8]
    /// As it stands within a JSON text.
    let quoted: [UInt8]
  }

  private let secrets: [Secret]

  /// A shorter value is no secret that can be told from an ordinary word.
  package static let shortest = 8

  /// - Parameter variables: names and values.
  package init(_ variables: [String: String]) {
    secrets = variables.filter { $0.value.utf8.count >= Self.shortest }
      .map { Secret(name: $0.key, value: $0.value, bytes: Array($0.value.utf8), quoted: Self.quoted($0.value)) }
      // One that holds another goes first.
      .sorted { ($1.value.utf8.count, $0.name) < ($0.value.utf8.count, $1.name) }
  }

  private static func quoted(_ text: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(text)
    return Array(writer.bytes.dropFirst().dropLast())
  }

  /// A text without them: each is replaced by the name of its variable.
  package func redact(_ text: String) -> String {
    secrets.reduce(text) { $0.contains($1.value) ? $0.replacing($1.value, with: "[\($1.name)]") : $0 }
  }

  /// The same value without them, in names and in texts.
  package func redact(_ value: JSONValue) -> JSONValue {
    var builder = JSONBuilder()
    copy(value, to: &builder)
    return builder.finish()
  }

  /// The same bytes without them, as they came from a server; a JSON text stays one.
  func redact(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for secret in secrets {
      for form in Set([secret.bytes, secret.quoted]) where Self.stands(form, in: bytes) {
        bytes.replace(form, with: Array("[\(secret.name)]".utf8))
      }
    }
    return bytes
  }

  /// Whether JSON of our own writing holds one of them.
  package func stand(in json: [UInt8]) -> Bool {
    secrets.contains { Self.stands($0.quoted, in: json) }
  }

  private static func stands(_ needle: [UInt8], in text: [UInt8]) -> Bool {
    text.withUnsafeBytes { text in needle.withUnsafeBytes { holds(text, $0) } }
  }

  private static func holds(_ text: UnsafeRawBufferPointer, _ needle: UnsafeRawBufferPointer) -> Bool {
    guard let start = text.baseAddress, let first = needle.first, let wanted = needle.baseAddress else { return false }
    var from = 0
    while text.count - from >= needle.count,
      let found = memchr(start + from, Int32(first), text.count - from - needle.count + 1)
    {
      if memcmp(found, wanted, needle.count) == 0 { return true }
      from = UnsafeRawPointer(found) - start + 1
    }
    return false
  }

  private func copy(_ value: JSONValue, to builder: inout JSONBuilder) {
    switch value.kind {
    case .string: builder.string(redact(value.string ?? ""))
    case .array:
      builder.beginArray()
      for element in value.elements { copy(element, to: &builder) }
      builder.end()
    case .object:
      builder.beginObject()
      for member in value.members {
        builder.key(redact(member.name))
        copy(member.value, to: &builder)
      }
      builder.end()
    case .null, .boolean, .integer, .number: builder.copy(value)
    }
  }
}
