package import CaseFiles
package import CaseModel

/// What identifies a request: the digest of all that an agent is sent.
package enum RequestKey {
  /// SHA-256 of the canonical JSON of `{agent, input, repeat, replies}`, and `tool_results` where there are any.
  package static func digest(of request: ProposalRequest) -> Digest { Digest(of: request.parameters) }
}
