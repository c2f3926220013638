import CaseFiles
import CaseJSON
package import CaseModel

/// Looks through every live reply before anybody reads or keeps it.
///
/// What is redacted is redacted for the live run too: rules that read something else than a replay does would make the
/// recording a lie.
package struct ReplyScreen: Sendable {
  private let policy: PrivacyPolicy
  private let text: SensitiveText
  private let isRecorded: Bool

  /// - Parameters:
  ///   - isRecorded: whether replies leave this machine with a recording, so that personal data is looked for too.
  ///   - secrets: what the environment variables hold that the agent may see.
  package init(_ policy: PrivacyPolicy, isRecorded: Bool, secrets: [String] = []) {
    self.policy = policy
    self.isRecorded = isRecorded
    text = SensitiveText(secrets: secrets)
  }

  /// The reply, or what takes its place.
  package func passed(_ reply: Reply) -> Reply {
    var reading = Reading(screen: self)
    reading.read(reply.source, at: "")
    if let refused = reading.refused { return Reply(Fault(.privateData, refused)) }
    var reply = reply
    if reading.isRedacted {
      var builder = JSONBuilder()
      rewrite(reply.source, &builder)
      let fault = reply.fault
      reply = Reply.decode(builder.finish())
      reply.fault = reply.fault ?? fault
    }
    // No rule reads a fault's message, which may quote what was sent.
    if let fault = reply.fault {
      reply.fault = Fault(fault.kind, redacted(fault.message) { $0.isSecret || isRecorded })
    }
    return reply
  }

  private func treatment(of kind: SensitivePassage.Kind) -> PrivacyPolicy.Treatment {
    if kind.isSecret { return policy.secrets }
    return isRecorded ? policy.personalData : .keep
  }

  private func passages(in text: String) -> [SensitivePassage] {
    self.text.passages(in: Array(text.utf8)).filter { treatment(of: $0.kind) != .keep }
  }

  private func redacted(_ text: String, _ isWanted: (SensitivePassage.Kind) -> Bool) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    for passage in self.text.passages(in: bytes) where isWanted(passage.kind) {
      result += bytes[place..<passage.range.lowerBound]
      result += Array(passage.kind.replacement.utf8)
      place = passage.range.upperBound
    }
    return String(decoding: result + bytes[place...], as: UTF8.self)
  }

  private func rewrite(_ value: JSONValue, _ builder: inout JSONBuilder) {
    switch value.kind {
    case .object:
      builder.beginObject()
      for member in value.members {
        builder.key(member.name)
        rewrite(member.value, &builder)
      }
      builder.end()
    case .array:
      builder.beginArray()
      for element in value.elements { rewrite(element, &builder) }
      builder.end()
    case .string, .integer, .number:
      let text = value.string ?? value.canonicalText
      let safe = redacted(text) { treatment(of: $0) == .redact }
      if safe == text { builder.copy(value) } else { builder.string(safe) }
    case .null, .boolean: builder.copy(value)
    }
  }

  /// One reading of a reply: why it is refused, or whether something has to be redacted.
  private struct Reading {
    let screen: ReplyScreen
    var refused: String?
    var isRedacted = false

    mutating func read(_ value: JSONValue, at path: String) {
      switch value.kind {
      case .object:
        for member in value.members {
          // Two keys could become one.
          if let found = screen.passages(in: member.name).first { refuse(found.kind, "in a key", path) }
          read(member.value, at: path.isEmpty ? member.name : "\(path).\(member.name)")
        }
      case .array: for element in value.elements { read(element, at: path) }
      case .string: look(at: value.string ?? "", path)
      case .integer, .number: look(at: value.canonicalText, path)
      case .null, .boolean: break
      }
    }

    private mutating func look(at text: String, _ path: String) {
      for passage in screen.passages(in: text) {
        switch screen.treatment(of: passage.kind) {
        case .refuse: refuse(passage.kind, "at", path)
        case .redact: isRedacted = true
        case .keep: break
        }
      }
    }

    private mutating func refuse(_ kind: SensitivePassage.Kind, _ how: String, _ path: String) {
      let setting = kind.isSecret ? "secrets" : "personal_data"
      refused =
        refused
        ?? "the reply holds \(kind.rawValue) \(how) \(path.isEmpty ? "its top" : path), and the workflow does not say"
        + " privacy: {\(setting): redact} or keep"
    }
  }
}
