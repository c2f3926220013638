package import CaseFiles
import CaseJSON
package import CaseModel

/// What identifies a request: the digest of all that an agent is sent.
package enum RequestKey {
  /// SHA-256 of the canonical JSON of `{agent, input, repeat, replies}`, and `tool_results` where there are any.
  package static func digest(of request: ProposalRequest) -> Digest { Digest(of: request.parameters) }
}

/// How the requests to an agent are told apart, and what they are made of.
package struct RequestIdentity: Sendable {
  /// What of the agent's definition determines an answer; absent where the key covers only what the agent is sent.
  private let answers: Digest?
  /// The parts of that, by name: `model`, `prompt`, `tools`, `settings`.
  private let parts: [RequestPart]
  /// Whoever answers: definition and files, without the recording.
  package let program: Digest

  package init(program: Digest, answers: Digest? = nil, parts: [RequestPart] = []) {
    self.program = program
    self.answers = answers
    self.parts = parts
  }

  /// The digest of everything that determines the answer.
  package func key(of request: ProposalRequest) -> Digest {
    guard let answers else { return RequestKey.digest(of: request) }
    var writer = JSONWriter(capacity: 1024)
    writer.object { writer in
      writer.field("answers", answers)
      writer.key("request")
      request.writeParameters(to: &writer)
    }
    return Digest(of: writer.bytes)
  }

  /// What a request is made of, part by part.
  package func parts(of request: ProposalRequest) -> [RequestPart] {
    var replies = JSONWriter(capacity: 256)
    request.writeReplies(to: &replies)
    var made = parts + [RequestPart(name: "input", Digest(canonical: request.input))]
    // A reviewer need not read what is nothing.
    if !request.replies.isEmpty { made.append(RequestPart(name: "replies", Digest(of: replies.bytes))) }
    if !request.toolResults.isEmpty {
      var results = JSONWriter(capacity: 256)
      request.writeToolResults(to: &results)
      made.append(RequestPart(name: "tool_results", Digest(of: results.bytes)))
    }
    return made
  }

  package func heading(of request: ProposalRequest, key: Digest) -> RecordingRow.Heading {
    RecordingRow.Heading(
      agent: request.agent, caseID: request.caseID, repetition: request.repetition, key: key,
      parts: parts(of: request))
  }
}
