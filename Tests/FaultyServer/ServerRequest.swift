package import CaseJSON

/// A request as it came over a connection.
package struct ServerRequest: Sendable {
  package let method: String
  package let path: String
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]

  package func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }

  /// What is asked for: the JSON value that says what to do, wherever in the body it stands.
  ///
  /// A service is asked with `input`; a chat model with messages, the last of which is a JSON text or ends in one.
  package var wish: JSONValue? {
    guard let root = JSONScanner.scan(body).document?.root else { return nil }
    if let input = root["input"] { return input }
    guard let messages = root["messages"], let text = Self.text(of: messages[messages.count - 1]?["content"]),
      let start = text.firstIndex(of: "{")
    else { return nil }
    return JSONScanner.scan(Array(text[start...].utf8)).document?.root
  }

  /// The text of a message: a text, or the first part that is one.
  package static func text(of content: JSONValue?) -> String? {
    if let text = content?.string { return text }
    return content?.elements.lazy.compactMap { $0["text"]?.string }.first
  }
}
