import CaseFiles
import CaseJSON
import CaseModel

/// Reads the parts that the answers of all formats are made of; whatever is of another form is a fault.
enum AnswerReading {
  /// The value of an answer's body.
  static func root(of body: [UInt8]) throws(Fault) -> JSONValue {
    try object(body, "the answer")
  }

  /// A JSON text that has to be an object, without a doubled key and with nothing behind it.
  static func object(_ text: some Collection<UInt8>, _ what: String) throws(Fault) -> JSONValue {
    let (document, faults) = JSONScanner.scan(Array(text))
    if let fault = faults.first {
      throw Fault(.malformedReply, "\(what) is no JSON: \(fault.message), at byte \(fault.offset)")
    }
    guard let root = document?.root, root.kind == .object else {
      throw Fault(.malformedReply, "\(what) is no JSON object: \(Excerpt.of(text))")
    }
    return root
  }

  /// A number of tokens; nothing where it is absent or null.
  static func tokens(_ value: JSONValue?, _ name: String) throws(Fault) -> Int? {
    guard let value, !value.isNull else { return nil }
    guard let count = value.int, count >= 0 else {
      throw Fault(.malformedReply, "\(name) is no number of tokens: \(value.canonicalText.prefix(80))")
    }
    return count
  }

  /// A text that has to be there.
  static func text(_ value: JSONValue?, _ name: String) throws(Fault) -> String {
    guard let text = value?.string else { throw Fault(.malformedReply, "\(name) is no text") }
    return text
  }

  /// Who answered has to be who was asked: another model, or nobody who says so, is no answer.
  ///
  /// - Returns: the model as it calls itself.
  static func model(of root: JSONValue, asked: String) throws(Fault) -> String {
    guard let answered = root["model"]?.string else {
      throw Fault(.modelMismatch, "'\(asked)' was asked, and the answer does not say which model it is of")
    }
    if ChatModel.isAsked(asked, answered) { return answered }
    throw Fault(.modelMismatch, "'\(asked)' was asked, and '\(answered.prefix(200).description.printable)' answered")
  }

  /// Calls that can be told apart.
  static func checkCalls(_ calls: [ChatAnswer.Call]) throws(Fault) {
    for (index, call) in calls.enumerated() {
      if call.id.isEmpty || call.name.isEmpty { throw Fault(.malformedReply, "a call of a tool has no name or no id") }
      if calls[..<index].contains(where: { $0.id == call.id }) {
        throw Fault(.malformedReply, "two calls of tools have the id '\(call.id.prefix(80).description.printable)'")
      }
    }
  }

  /// Whether a text shows anything.
  static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
