import CaseJSON
package import CaseModel

/// A part of a request and its digest, shortened: enough to tell that it has changed.
package struct RequestPart: Sendable, Equatable {
  /// `input`, `prompt`, `model`.
  package let name: String
  package let digest: String

  package init(name: String, digest: String) {
    self.name = name
    self.digest = digest
  }

  package init(name: String, _ digest: Digest) {
    self.init(name: name, digest: String(digest.description.prefix(12)))
  }
}

extension RecordingRow {
  /// Who was asked what.
  package struct Heading: Sendable {
    package let agent: String
    package let caseID: String
    package let repetition: Int
    package let key: Digest
    package let parts: [RequestPart]

    package init(agent: String, caseID: String, repetition: Int, key: Digest, parts: [RequestPart]) {
      self.agent = agent
      self.caseID = caseID
      self.repetition = repetition
      self.key = key
      self.parts = parts
    }
  }

  /// A line of a journal, with its end: the reply as it was received, or why there is none.
  package static func line(_ heading: Heading, program: Digest, reply: Reply) -> [UInt8] {
    var writer = JSONWriter(capacity: 512)
    writer.object { writer in
      writer.field("case", heading.caseID)
      writer.field("repeat", heading.repetition)
      writer.field("agent", heading.agent)
      writer.field("key", heading.key)
      writer.field("program", program)
      write(heading.parts, &writer)
      if let fault = reply.fault, reply.source.count == 0 {
        writer.key("fault")
        writer.object { writer in
          writer.field("kind", fault.kind.rawValue)
          writer.field("message", fault.message.isEmpty ? "no message" : fault.message)
        }
      }
      writer.key("reply")
      writer.value(reply.source)
    }
    writer.newline()
    return writer.bytes
  }

  /// The line of a recording that says the same, without its end; nothing for what is no answer.
  package var recordedLine: [UInt8]? {
    guard let reply, let key, answer.fault == nil else { return nil }
    var writer = JSONWriter(capacity: 512)
    writer.object { writer in
      writer.field("case", caseID)
      writer.field("repeat", repetition)
      writer.field("agent", agent)
      writer.field("key", key)
      Self.write(request, &writer)
      writer.key("reply")
      writer.value(reply)
    }
    return writer.bytes
  }

  /// What was answered, as it was received.
  package var answer: Reply {
    if let fault { return Reply(fault) }
    guard let reply else { return Reply(Fault(.malformedReply, "the row holds no reply")) }
    return Reply.decode(reply)
  }

  private static func write(_ parts: [RequestPart], _ writer: inout JSONWriter) {
    if parts.isEmpty { return }
    writer.key("request")
    writer.object { writer in
      for part in parts {
        writer.key(named: part.name)
        writer.string(part.digest)
      }
    }
  }
}
