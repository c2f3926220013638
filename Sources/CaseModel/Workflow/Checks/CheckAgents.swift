import CaseJSON

/// Where an agent's replies come from has to be one thing, and all that is said about it has to mean something.
package func checkAgents(_ draft: UncheckedWorkflow, _ findings: inout Findings) {
  for agent in draft.agents {
    checkSources(of: agent, &findings)
    if let chat = agent.chat { checkChat(chat, &findings) }
    if let http = agent.http {
      checkConnection(http.endpoint, key: "url", allowsHTTP: http.allowsHTTP, http.source, &findings)
      checkHeaders(http.headers, http.source, &findings)
      checkReply(http.reply, http.source, &findings)
    }
  }
}

private func checkSources(of agent: AgentDefinition, _ findings: inout Findings) {
  let kinds = ["command", "chat", "http"].filter { agent.source[$0] != nil }
  if kinds.count > 1 {
    findings.error(
      "agent.sources", "'\(agent.name)' is asked in one way, not as \(kinds.joined(separator: " and "))",
      hint: "make two agents of it", at: agent.source)
  }
  if kinds.isEmpty, agent.source["recording"] == nil {
    findings.error(
      "agent.no-source", "nothing says where the replies of '\(agent.name)' come from",
      hint: "add recording: FILE, or command: [PROGRAM, …], chat: {…} or http: {…}", at: agent.source)
  }
  if kinds.contains("chat") || kinds.contains("http") {
    if agent.source["recording"] == nil {
      findings.error(
        "agent.no-recording", "nothing says where the replies of '\(agent.name)' are kept",
        hint: "add recording: recordings/\(agent.name).jsonl; the file need not be there yet", at: agent.source)
    }
    if let place = agent.source["env"] {
      findings.error(
        "agent.env", "'\(agent.name)' runs no program that could see environment variables",
        hint: "name them where they are used: api_key_env, or headers: {NAME: {env: VARIABLE}}", at: place)
    }
  } else {
    for key in CallPolicy.keys {
      guard let place = agent.source[key] else { continue }
      findings.error(
        "agent.call-policy", "'\(key)' is about calls over a network, and '\(agent.name)' makes none", at: place)
    }
  }
}

private func checkChat(_ chat: ChatDefinition, _ findings: inout Findings) {
  checkConnection(chat.endpoint, key: "endpoint", allowsHTTP: chat.allowsHTTP, chat.source, &findings)
  checkHeaders(chat.headers, chat.source, &findings)
  checkReply(chat.reply, chat.source, &findings)
  for field in chat.reply where field.target == .calls {
    findings.error(
      "reply.field", "the calls of a model are those of its tools", hint: "name its tools under tools",
      at: chat.source["reply"]?["calls"] ?? chat.source)
  }
  checkSampling(chat, &findings)
  if isFloatingAlias(chat.model) {
    findings.warning(
      "chat.floating-model", "'\(chat.model.printable)' is another model whenever its maker says so",
      hint: "name a dated snapshot, as gpt-4o-mini-2024-07-18", at: chat.source["model"] ?? chat.source)
  }
  if chat.turns > 1, chat.tools == nil {
    findings.error(
      "chat.turns", "a model without tools has one turn", hint: "name its tools under tools",
      at: chat.source["turns"] ?? chat.source)
  }
}

private func checkSampling(_ chat: ChatDefinition, _ findings: inout Findings) {
  guard chat.api == .anthropic else { return }
  if chat.source["max_tokens"] == nil {
    findings.error(
      "chat.max-tokens", "messages to Anthropic have to say how long an answer may be", hint: "add max_tokens: 1024",
      at: chat.source)
  }
  if let place = chat.source["seed"] {
    findings.error("chat.seed", "Anthropic's messages know no seed", hint: "leave it out", at: place)
  }
  if let temperature = chat.sampling.temperature, temperature > 1 {
    findings.error(
      "value.range", "Anthropic's temperature lies between 0 and 1", at: chat.source["temperature"] ?? chat.source)
  }
}

private func checkConnection(
  _ endpoint: Endpoint?, key: String, allowsHTTP: Bool, _ source: JSONValue, _ findings: inout Findings
) {
  guard let endpoint, endpoint.scheme == .http, !endpoint.isLoopback, !allowsHTTP else { return }
  findings.error(
    "url.unencrypted", "requests to \(endpoint.host) would leave this machine unencrypted, keys and all",
    hint: "write https://, or declare it: allow_http: true", at: source[key] ?? source)
}

private func checkHeaders(_ headers: [HeaderDefinition], _ source: JSONValue, _ findings: inout Findings) {
  var seen: Set<String> = []
  for header in headers {
    let place = source["headers"]?[header.name] ?? source
    if header.isReserved {
      findings.error("header.reserved", "casegate writes the header '\(header.name)' itself", at: place)
    }
    if !seen.insert(header.name.lowercased()).inserted {
      findings.error("header.doubled", "the header '\(header.name)' stands twice", at: place)
    }
    if header.isSecret, case .literal = header.content {
      findings.secretError(
        "header.secret", "what '\(header.name)' holds must not stand in a file",
        hint: "put it into an environment variable: \(header.name): {env: NAME}", at: place)
    }
  }
}

/// Two fields of an answer for one field of a reply: nobody could tell which counts.
private func checkReply(_ fields: [ReplyField], _ source: JSONValue, _ findings: inout Findings) {
  let targets = fields.map(\.target)
  let place = source["reply"] ?? source
  if Set(targets).count < targets.count {
    findings.error("reply.doubled", "a field of the reply is named twice", at: place)
  }
  let hasOutputFields = targets.contains { if case .outputField = $0 { true } else { false } }
  if targets.contains(.output), hasOutputFields {
    findings.error("reply.doubled", "the output is named as a whole, and fields of it beside that", at: place)
  }
}

/// Whether a name means whatever its maker last put there: one without a date, of a family that has dated snapshots.
///
/// `gpt-4o-2024-08-06`, `gpt-4-0613` and `claude-sonnet-4-5-20250929` are snapshots.
private func isFloatingAlias(_ model: String) -> Bool {
  let name = model.lowercased()
  if name.hasSuffix("latest") { return true }
  let own = name.split(separator: "/").last.map(String.init) ?? name
  let families = ["gpt-", "chatgpt-", "o1", "o3", "o4", "claude-", "gemini-", "mistral-", "command-r", "grok-"]
  guard families.contains(where: own.hasPrefix) else { return false }
  let runs = own.split { !($0.isASCII && $0.isNumber) }.map(\.count)
  return !runs.contains { $0 == 4 || $0 == 6 || $0 == 8 }
}
