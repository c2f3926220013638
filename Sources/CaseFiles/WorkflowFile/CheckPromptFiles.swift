import CaseJSON
import CaseModel

/// The files that a chat agent names: templates that say nothing unknown, tools and schemas that are what they must be.
func checkPromptFiles(of draft: UncheckedWorkflow, _ files: NamedFiles, _ findings: inout Findings) {
  for agent in draft.agents {
    guard let chat = agent.chat else { continue }
    for named in agent.namedFiles where named.key.first == "chat" {
      // What is wrong with the file itself is said where it is digested.
      var reported = Findings()
      guard let file = files.find(named.name, at: named.source, &reported),
        let bytes = FileReading.bytes(of: file.path, shownAs: file.name, &reported)
      else { continue }
      switch named.key.last {
      case "tools": checkTools(bytes, file.name, draft, &findings)
      case "output":
        guard let schema = json(bytes, file.name, &findings) else { continue }
        schema.checkObjectSchema("a forced answer", &findings)
        checkMapping(of: chat, schema, &findings)
      default:
        TemplateCheck(draft: draft, agent: agent, file: file.name, isPrompt: named.key.last == "prompt")
          .check(bytes, &findings)
      }
    }
  }
}

private func json(_ bytes: [UInt8], _ name: String, _ findings: inout Findings) -> JSONValue? {
  let (document, faults) = JSONScanner.scan(bytes, file: name)
  for fault in faults {
    bytes.withUnsafeBufferPointer { findings.add(Finding(fault, file: name, line: 1, text: $0)) }
  }
  return faults.isEmpty ? document?.root : nil
}

private func checkTools(_ bytes: [UInt8], _ name: String, _ draft: UncheckedWorkflow, _ findings: inout Findings) {
  guard let value = json(bytes, name, &findings) else { return }
  let actions = draft.actions.map(\.name)
  for tool in ChatTool.list(value, &findings) where !tool.name.isEmpty && !actions.contains(tool.name) {
    findings.warning(
      "tool.undeclared", "the tool '\(tool.name)' is no action of the workflow, so that every call of it is refused",
      hint: suggestion(for: tool.name, among: actions), at: tool.source["name"] ?? tool.source)
  }
}

/// A field of the reply that no answer can have.
private func checkMapping(of chat: ChatDefinition, _ schema: JSONValue, _ findings: inout Findings) {
  guard let properties = schema["properties"], schema["additionalProperties"]?.bool == false else { return }
  let known = properties.members.map(\.name)
  for field in chat.reply {
    guard let first = field.path.first, !known.contains(first) else { continue }
    findings.error(
      "reply.path", "'\(first.printable)' is no field of the forced answer", hint: suggestion(for: first, among: known),
      at: chat.source["reply"] ?? chat.source)
  }
}

/// What a template names has to be something that a request brings along.
private struct TemplateCheck {
  let draft: UncheckedWorkflow
  let agent: AgentDefinition
  let file: String
  /// Whether it is the message itself, which should say what the case is.
  let isPrompt: Bool

  func check(_ bytes: [UInt8], _ findings: inout Findings) {
    let (template, faults) = PromptTemplate.parse(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func finding(
      _ severity: Finding.Severity, _ code: String, _ message: String, _ hint: String?, _ line: Int, _ column: Int
    ) -> Finding {
      Finding(
        severity, code, message, hint: hint, location: SourceLocation(file: file, line: line, column: column),
        excerpt: line <= lines.count ? String(lines[line - 1]) : nil)
    }
    for fault in faults {
      findings.add(finding(.error, "template.syntax", fault.message, fault.hint, fault.line, fault.column))
    }
    guard let template else { return }
    for reference in template.references {
      guard let (message, hint) = fault(of: reference) else { continue }
      findings.add(finding(.error, "template.name", message, hint, reference.line, reference.column))
    }
    if isPrompt, isJudge, !template.references.contains(where: { $0.path.starts(with: ["input", "text"]) }) {
      findings.add(
        finding(
          .error, "judge.prompt", "the prompt does not show the judge what it is to judge", "add {{input.text}}", 1, 1))
    }
    if isPrompt, !template.references.contains(where: { $0.path.first == "input" || $0.path.first == "replies" }) {
      findings.add(
        finding(
          .warning, "template.constant", "the prompt says nothing of the case, so that every case is asked the same",
          "name fields of it: {{input.FIELD}}", 1, 1))
    }
  }

  /// Whether it is sent a text to be judged instead of a case.
  private var isJudge: Bool { draft.judges.contains { $0.agent == agent.name } }

  private func fault(of reference: PromptTemplate.Reference) -> (message: String, hint: String?)? {
    guard let first = reference.path.first else { return nil }
    let second = reference.path.dropFirst().first
    switch (first, second) {
    case ("input", let field?):
      // Who is asked by no step, and is no judge, is asked about nothing that anybody knows.
      guard isJudge || isAskedByStep, let inputs = isJudge ? Judge.requestFields : draft.inputs?.map(\.name),
        !inputs.contains(field)
      else {
        return nil
      }
      let what = isJudge ? "is nothing that a judge is sent" : "is not declared"
      return ("the input field '\(field.printable)' \(what)", suggestion(for: field, among: inputs))
    case ("replies", let name?):
      let known = askedBefore
      if known.contains(name) { return nil }
      return (
        "no agent '\(name.printable)' is asked before '\(agent.name)'", suggestion(for: name, among: known)
      )
    case ("input", nil), ("replies", nil): return nil
    default:
      // Inside a section it may be something of the element.
      if reference.isInside { return nil }
      return (
        "a template knows input and replies, and not '\(first.printable)'", "write {{input.\(first.printable)}}"
      )
    }
  }

  private var isAskedByStep: Bool { draft.steps.contains { $0.agents.contains(agent.name) } }

  /// The agents whose replies are there when this one is asked first.
  private var askedBefore: [String] {
    var names: [String] = []
    for step in draft.steps {
      for name in step.agents {
        if name == agent.name { return names }
        names.append(name)
      }
    }
    return names
  }
}
