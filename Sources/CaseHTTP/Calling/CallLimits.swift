/// How patiently, how often and how much at once an endpoint is asked: nothing of it changes what it answers.
package struct CallLimits: Sendable, Equatable {
  /// How long it may take until a connection stands.
  package var connect = Duration.seconds(10)
  /// How long it may take until an answer begins, and then until more of it comes.
  package var firstByte = Duration.seconds(60)
  /// How long one exchange may take from a free slot to its last byte.
  package var whole = Duration.seconds(60)
  /// Exchanges at once, at the most.
  package var inFlight = 64
  /// How often an exchange is made again that failed in a way that may pass.
  package var retries = 4
  package var requestsPerMinute: Int?
  package var tokensPerMinute: Int?
  /// The most bytes that an answer may have.
  ///
  /// An answer becomes one line of the worker protocol, which may not be much longer.
  package var largestBody = 8 << 20

  package init() {}

  /// How long an endpoint may refuse for load, all together, before that is the result.
  ///
  /// Long against an exchange, so that a storm costs time; not endless, so that a quota that is spent ends a run.
  package var patience: Duration { whole * 10 }

  /// How long a request may take in the worst case that is not a fault of the helper.
  ///
  /// - Parameter expectedTokens: the most that one exchange can cost, as far as it is held to tokens a minute.
  package func longestRequest(exchanges: Int = 1) -> Duration {
    var queue = Duration.zero
    if let requestsPerMinute { queue += .seconds(60) * inFlight * exchanges / max(1, requestsPerMinute) }
    if tokensPerMinute != nil { queue += .seconds(60) * inFlight * exchanges }
    return (whole * (retries + 1) + patience * 2) * exchanges + queue + .seconds(60)
  }
}
