import CaseJSON
import Testing

/// A value from its JSON text.
func json(_ text: String, file: String? = nil) throws -> JSONValue {
  let (document, faults) = JSONScanner.scan(Array(text.utf8), file: file ?? "test.json", firstLine: 1, byteOffset: 0)
  #expect(faults.isEmpty, "\(text)")
  return try #require(document).root
}
