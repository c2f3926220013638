/// How patiently, how often and how much at once an endpoint is asked, with what holds where a workflow does not say.
package struct EndpointLimits: Sendable, Equatable {
  /// How long it may take until a connection stands.
  package var connect = Duration.seconds(10)
  /// How long it may take until an answer begins, and then until more of it comes.
  package var firstByte = Duration.seconds(60)
  /// How long one exchange may take, from a free slot to its last byte.
  package var whole = Duration.seconds(60)
  /// Exchanges at once, at the most.
  package var inFlight = 16
  /// How often an exchange is made again that failed in a way that may pass.
  package var retries = 4
  package var requestsPerMinute: Int?
  package var tokensPerMinute: Int?
  /// The most bytes that an answer may have: what a program may say in one line is not much more.
  package var largestAnswer = 8 << 20

  package init() {}

  package init(_ agent: AgentDefinition) {
    if let timeout = agent.timeout { whole = .milliseconds(timeout.milliseconds) }
    let policy = agent.callPolicy
    connect = min(policy.connectTimeout.map { .milliseconds($0.milliseconds) } ?? connect, whole)
    firstByte = min(policy.firstByteTimeout.map { .milliseconds($0.milliseconds) } ?? whole, whole)
    if let agreed = agent.inFlight { inFlight = agreed }
    if let agreed = policy.retries { retries = agreed }
    requestsPerMinute = policy.requestsPerMinute
    tokensPerMinute = policy.tokensPerMinute
  }

  /// How long an endpoint may refuse for load, all together, before that is the result.
  ///
  /// Long against an exchange, so that a storm costs time; not endless, so that a quota that is spent ends a run.
  package var patience: Duration { whole * 10 }

  /// How long a request may take if all goes as badly as it may, and nothing hangs.
  ///
  /// - Parameter exchanges: how many it may take.
  package func longestRequest(exchanges: Int) -> Duration {
    let tries = retries + 1
    var queue = Duration.zero
    if let requestsPerMinute { queue += .seconds(60) * (inFlight * tries) / max(1, requestsPerMinute) }
    if tokensPerMinute != nil { queue += .seconds(60) * (inFlight * tries) }
    return (whole * tries + patience * 2 + queue + .seconds(20) * tries) * exchanges
  }
}
