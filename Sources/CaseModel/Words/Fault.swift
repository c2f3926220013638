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
    case contentFilter = "content_filter"
    case truncated
    case emptyReply = "empty_reply"
    case malformedReply = "malformed_reply"
    case oversizedReply = "oversized_reply"
    case modelMismatch = "model_mismatch"
    case missingRecording = "missing_recording"
    case staleRecording = "stale_recording"
    /// A rule read a field that the agent's reply does not have, or has with another type.
    case unreadableField = "unreadable_field"
    /// A judge gave no score, or one outside its scale.
    case judgeFailed = "judge_failed"
    /// An outcome for which nobody answers.
    case unowned
    /// An agent reported a kind that is not on this list.
    case unknown
  }
}
