package import CaseJSON

/// How a service that decides for itself is asked, and how its answer becomes a reply.
package struct ServiceDefinition: Sendable {
  package var endpoint: Endpoint?
  package var headers: [HeaderDefinition] = []
  /// Where the parts of a reply stand in the answer; empty where the answer is a reply as it is.
  package var reply: [ReplyField] = []
  /// Whether requests may leave this machine unencrypted.
  package var allowsHTTP = false
  /// Where it is declared.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }
}

/// A header that is sent along with each request.
package struct HeaderDefinition: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case literal(String)
    /// The environment variable that holds it.
    case environment(String)
  }

  package var name: String
  package var content: Content

  package init(name: String, content: Content) {
    self.name = name
    self.content = content
  }

  /// Headers whose values nobody may read in a file.
  package var isSecret: Bool { Self.secret.contains(name.lowercased()) }

  /// Headers that the helper writes itself.
  package var isReserved: Bool { Self.reserved.contains(name.lowercased()) }

  private static let secret: Set = [
    "authorization", "proxy-authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie",
  ]

  private static let reserved: Set = [
    "host", "content-length", "content-type", "transfer-encoding", "connection", "te", "upgrade", "trailer", "expect",
    "accept-encoding", "keep-alive",
  ]
}
