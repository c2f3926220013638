import CaseFiles
import CaseJSON
import CaseModel

/// A model as the workflow has it, with all that its files say.
struct ChatModel: Sendable {
  let definition: ChatDefinition
  let prompt: PromptTemplate
  let system: PromptTemplate?
  let tools: [ChatTool]
  /// The schema that an answer is forced into.
  let output: AnswerSchema?

  /// - Parameter files: texts by the names that the workflow has for them.
  init?(_ definition: ChatDefinition, files: [String: String], _ findings: inout Findings) {
    let reader = NamedTexts(files: files, source: definition.source)
    self.definition = definition
    tools = reader.json(definition.tools, key: "tools", &findings).map { ChatTool.list($0, &findings) } ?? []
    output = reader.json(definition.output, key: "output", &findings).map(AnswerSchema.init)
    output?.schema.checkObjectSchema("a forced answer", &findings)
    system = reader.template(definition.system, key: "system", &findings)
    guard let prompt = reader.template(definition.prompt, key: "prompt", &findings), !findings.hasErrors else {
      return nil
    }
    self.prompt = prompt
  }

  /// What a tool is called through which an answer is forced into its form: a name that no tool of the workflow has.
  var answerTool: String {
    var name = "structured_reply"
    while tools.contains(where: { $0.name == name }) { name += "_" }
    return name
  }

  /// Whether a model that answered is the one that was asked: the same name, or a dated snapshot of it.
  ///
  /// Asked for `gpt-4o`, `gpt-4o-2024-08-06` may answer, and `gpt-4o-mini` may not; asked for a snapshot, nothing else.
  static func isAsked(_ asked: String, _ answered: String) -> Bool {
    if asked == answered { return true }
    let family = asked.hasSuffix("-latest") ? String(asked.dropLast("-latest".count)) : asked
    guard answered.hasPrefix(family + "-") else { return false }
    return isDate(answered.dropFirst(family.count + 1))
  }

  /// `2024-08-06`, `20240806` or `0806`, as far as its digits can be a date.
  private static func isDate(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return false }
    let digits = parts.joined()
    guard parts.map(\.count) == [4, 2, 2] || (parts.count == 1 && (digits.count == 8 || digits.count == 4)) else {
      return false
    }
    guard let month = Int(digits.suffix(4).prefix(2)), let day = Int(digits.suffix(2)) else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}

/// The texts of the files that a definition names.
private struct NamedTexts {
  let files: [String: String]
  let source: JSONValue

  func text(_ name: String?, key: String, _ findings: inout Findings) -> String? {
    guard let name, !name.isEmpty else { return nil }
    if let text = files[name] { return text }
    findings.error("file.missing", "the file '\(name.printable)' was not handed over", at: source[key] ?? source)
    return nil
  }

  func json(_ name: String?, key: String, _ findings: inout Findings) -> JSONValue? {
    guard let name, let text = text(name, key: key, &findings) else { return nil }
    let bytes = Array(text.utf8)
    let (document, faults) = JSONScanner.scan(bytes, file: name)
    for fault in faults {
      bytes.withUnsafeBufferPointer { findings.add(Finding(fault, file: name, line: 1, text: $0)) }
    }
    return faults.isEmpty ? document?.root : nil
  }

  func template(_ name: String?, key: String, _ findings: inout Findings) -> PromptTemplate? {
    guard let name, let text = text(name, key: key, &findings) else { return nil }
    let (template, faults) = PromptTemplate.parse(Array(text.utf8))
    for fault in faults {
      findings.add(
        Finding(
          .error, "template.syntax", fault.message, hint: fault.hint,
          location: SourceLocation(file: name, line: fault.line, column: fault.column)))
    }
    return template
  }
}
