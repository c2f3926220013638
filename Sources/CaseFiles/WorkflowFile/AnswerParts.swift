import CaseJSON
import CaseModel

extension AgentDefinition {
  /// What determines an answer beside the request, part by part, so that it can be said which of them has changed.
  ///
  /// - Parameter files: the digests of the files that it names.
  func answerParts(_ files: [WorkflowDigests.NamedDigest], in named: NamedFiles) -> [RequestPart] {
    guard chat != nil, let source = answerSource["chat"] else {
      return [RequestPart(name: "service", WorkflowDigests.digest(answerSource, files))]
    }
    let digests = { (keys: Set<String>) in
      namedFiles.filter { $0.key.first == "chat" && keys.contains($0.key.last ?? "") }.compactMap { file in
        var ignored = Findings()
        let path = named.find(file.name, at: file.source, &ignored)?.relativePath
        return files.first { $0.name == path }
      }
    }
    let part = { (name: String, keys: Set<String>) in
      RequestPart(name: name, WorkflowDigests.digest(source.only(keys), digests(keys)))
    }
    let model: Set = ["api", "endpoint", "model"]
    let prompt: Set = ["system", "prompt"]
    let settings = Set(source.members.map(\.name)).subtracting(model).subtracting(prompt).subtracting(["tools"])
    let tools = chat?.tools == nil ? [] : [part("tools", ["tools"])]
    return [part("model", model), part("prompt", prompt)] + tools + [part("settings", settings)]
  }
}
