/// A fault of the machinery: never a refusal and never a pass.
package struct Fault: Error, Sendable, Equatable {
  package let kind: Kind
  package let message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// What broke. The list is closed: a kind that is not on it becomes `unknown`.
  package enum Kind: String, CaseIterable, Sendable {
    case timeout
    case crashed
    case cancelled
    case transport
    case rateLimited = "rate_limited"
    case overloaded
    case serverError = "server_error"
    /// A server did not take the request as it is: a wrong key, an unknown model, a redirection.
    case rejected
    case contentFilter = "content_filter"
    case truncated
    case emptyReply = "empty_reply"
    case malformedReply = "malformed_reply"
    case oversizedReply = "oversized_reply"
    case modelMismatch = "model_mismatch"
    /// A model that still calls tools when it has no turn left.
    case tooManyTurns = "too_many_turns"
    case missingRecording = "missing_recording"
    case staleRecording = "stale_recording"
    /// The reply holds a secret or personal data that the workflow does not let anybody write down.
    case privateData = "private_data"
    /// A rule read a field that the agent's reply does not have, or has with another type.
    case unreadableField = "unreadable_field"
    /// A judge gave no score, or one outside its scale.
    case judgeFailed = "judge_failed"
    /// An outcome for which nobody answers.
    case unowned
    /// An agent reported a kind that is not on this list.
    case unknown

    /// Whether the agent itself said so, and asking again would be asking for another answer: everything else broke on
    /// the way, and nobody was paid for it.
    package var isTheAgentsOwn: Bool {
      switch self {
      case .contentFilter, .truncated, .emptyReply, .malformedReply, .oversizedReply, .modelMismatch, .tooManyTurns,
        .privateData, .unknown:
        true
      case .timeout, .crashed, .cancelled, .transport, .rateLimited, .overloaded, .serverError, .rejected,
        .missingRecording, .staleRecording, .unreadableField, .judgeFailed, .unowned:
        false
      }
    }
  }
}
