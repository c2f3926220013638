/// How often and how patiently a live agent is asked: nothing of it changes what it answers.
package struct CallPolicy: Sendable, Equatable {
  /// How long it may take until a connection stands.
  package var connectTimeout: TimeSpan?
  /// How long it may take until an answer begins.
  package var firstByteTimeout: TimeSpan?
  /// How often a request is sent again that failed in a way that may pass.
  package var retries: Int?
  package var requestsPerMinute: Int?
  package var tokensPerMinute: Int?

  package init() {}

  /// The keys of an agent that say it.
  package static let keys = [
    "connect_timeout", "first_byte_timeout", "retries", "requests_per_minute", "tokens_per_minute",
  ]
}
