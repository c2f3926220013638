import CaseFiles
import CaseJSON
import CaseModel

/// Puts a reply together from what was answered, as the workflow says which field becomes what.
struct ReplyAssembly {
  let fields: [ReplyField]

  /// The reply of a model.
  ///
  /// - Parameters:
  ///   - answer: an object; what no field of the reply is made of becomes output under its own name.
  ///   - calls: those that were answered, and those that are proposed.
  func reply(answer: JSONValue?, calls: [ProposedCall], model: String) throws(Fault) -> Reply {
    var parts = try answer.map { answer throws(Fault) in try self.parts(of: answer, keepsRest: true) } ?? Parts()
    parts.calls = calls
    return try parts.reply(model: model)
  }

  /// The reply of a service, of which only what is named counts.
  func reply(of answer: JSONValue) throws(Fault) -> Reply {
    let parts = try parts(of: answer, keepsRest: false)
    if parts.isEmpty { throw Fault(.emptyReply, "nothing stands where the parts of a reply are looked for") }
    return try parts.reply(model: nil)
  }

  private func parts(of answer: JSONValue, keepsRest: Bool) throws(Fault) -> Parts {
    var parts = Parts()
    for field in fields {
      let value = answer.at(JSONPointer(tokens: field.path)).flatMap { $0.isNull ? nil : $0 }
      guard let value else {
        // An answer without the one thing that decides would be taken for one that acts.
        if field.target == .disposition {
          throw Fault(.malformedReply, "the answer says nothing under '\(field.path.joined(separator: "."))'")
        }
        continue
      }
      switch field.target {
      case .disposition, .to, .reason, .confidence, .attached, .calls: parts.named.append((field.target, value))
      case .output: parts.output = value
      case .outputField(let name): parts.outputFields.append((name, value))
      }
    }
    if keepsRest {
      let used = fields.filter { $0.path.count == 1 }.compactMap(\.path.first)
      for member in answer.members where !used.contains(member.name) {
        if parts.outputFields.contains(where: { $0.name == member.name }) {
          throw Fault(.malformedReply, "two fields of the answer become '\(member.name.printable)' of the output")
        }
        parts.outputFields.append((member.name, member.value))
      }
    }
    return parts
  }
}

/// The parts of a reply before it is one.
private struct Parts {
  var named: [(target: ReplyField.Target, value: JSONValue)] = []
  /// The whole output, where one field of the answer is it.
  var output: JSONValue?
  var outputFields: [(name: String, value: JSONValue)] = []
  var calls: [ProposedCall] = []

  var isEmpty: Bool { named.isEmpty && output == nil && outputFields.isEmpty && calls.isEmpty }

  /// What is put together is read as any agent's reply is, so that nothing else is allowed here.
  func reply(model: String?) throws(Fault) -> Reply {
    let decoded = Reply.decode(value(model: model))
    if let fault = decoded.fault { throw fault }
    return decoded
  }

  private func value(model: String?) -> JSONValue {
    var builder = JSONBuilder()
    builder.beginObject()
    for (target, value) in named {
      builder.key(target.key)
      builder.copy(value)
    }
    if !calls.isEmpty {
      builder.key("calls")
      builder.beginArray()
      for call in calls { call.write(to: &builder) }
      builder.end()
    }
    if let model {
      builder.key("model")
      builder.string(model)
    }
    if let output {
      builder.key("output")
      builder.copy(output)
    } else if !outputFields.isEmpty {
      builder.key("output")
      builder.beginObject()
      for (name, value) in outputFields {
        builder.key(name)
        builder.copy(value)
      }
      builder.end()
    }
    builder.end()
    return builder.finish()
  }
}

extension ReplyField.Target {
  /// What a reply calls it.
  fileprivate var key: String {
    switch self {
    case .disposition: "disposition"
    case .to: "to"
    case .reason: "reason"
    case .confidence: "confidence"
    case .attached: "attached"
    case .calls: "calls"
    case .output, .outputField: "output"
    }
  }
}

extension ProposedCall {
  fileprivate func write(to builder: inout JSONBuilder) {
    builder.beginObject()
    builder.key("action")
    builder.string(action)
    if let arguments {
      builder.key("arguments")
      builder.copy(arguments)
    }
    if state == .executed {
      builder.key("executed")
      builder.bool(true)
    }
    builder.end()
  }
}
