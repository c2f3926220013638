package import CaseJSON

/// Where an agent's replies come from.
package struct AgentDefinition: Sendable {
  package var name = ""
  /// A file of replies, relative to the workflow; what a run replays.
  package var recording: String?
  /// The program that gave, or would give, the replies.
  package var command: [String] = []
  /// The model that gives the replies.
  package var chat: ChatDefinition?
  /// The service that gives the replies.
  package var http: ServiceDefinition?
  /// How long a request may take.
  package var timeout: TimeSpan?
  /// How many requests one process is sent before it has answered the first of them, or a service at once.
  package var inFlight: Int?
  package var callPolicy = CallPolicy()
  /// Files that determine what it answers, relative to the workflow; they are part of the digest.
  package var files: [String] = []
  /// The environment variables that the command may see.
  package var environment: [String] = []
  package var description: String?
  /// Where it is declared.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }

  /// Whether there is something that can be asked: a program, a model or a service.
  package var isCallable: Bool { !command.isEmpty || callsNetwork }

  /// Whether asking it takes a network: nobody does unless calls are asked for.
  package var callsNetwork: Bool { chat != nil || http != nil }

  /// The environment variables that whoever asks it may see, each once, in the order of the workflow.
  package var environmentNames: [String] {
    let headers = (chat?.headers ?? []) + (http?.headers ?? [])
    let named = headers.compactMap { if case .environment(let name) = $0.content { name } else { nil } }
    return (environment + [chat?.keyVariable].compactMap(\.self) + named).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }
}

extension AgentDefinition {
  /// A file that determines what an agent answers.
  package struct NamedFile: Sendable {
    /// Relative to the workflow, as it is written.
    package let name: String
    /// The key that names it, inside the agent: `files`, `chat.prompt`.
    package let key: [String]
    /// Where it is named.
    package let source: JSONValue
  }

  /// The files that determine what it answers, except its recording.
  package var namedFiles: [NamedFile] {
    let list = source["files"]
    let listed = files.enumerated().map { index, name in
      NamedFile(name: name, key: ["files"], source: list?[index] ?? list ?? source)
    }
    guard let chat else { return listed }
    let own = [("system", chat.system), ("prompt", chat.prompt), ("tools", chat.tools), ("output", chat.output)]
    return listed
      + own.compactMap { key, name in
        guard let name, !name.isEmpty else { return nil }
        return NamedFile(name: name, key: ["chat", key], source: chat.source[key] ?? chat.source)
      }
  }

  /// What of the definition determines an answer: all but how patiently it is asked, what it costs, how it is recorded
  /// and whose key pays.
  package var answerSource: JSONValue {
    let own = source.without(Self.keysWithoutAnswer)
    var builder = JSONBuilder()
    builder.beginObject()
    for member in own.members {
      builder.key(member.name)
      let isLive = member.name == "chat" || member.name == "http"
      builder.copy(isLive ? member.value.without(Self.liveKeysWithoutAnswer) : member.value)
    }
    builder.end()
    return builder.finish()
  }

  private static let keysWithoutAnswer = Set(["description", "recording", "timeout", "in_flight"] + CallPolicy.keys)
  private static let liveKeysWithoutAnswer: Set = ["prices", "allow_http", "api_key_env"]
}
