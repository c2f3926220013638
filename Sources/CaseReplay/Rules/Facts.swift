import CaseJSON
import CaseModel

/// What rules may read: the case's input and the replies so far.
struct Facts {
  let input: JSONValue
  var replies: [NamedReply] = []
  private let program: DecisionProgram
  /// The searches that were made, a bit for each, and the questions that they answered with yes.
  private var searched: UInt64 = 0
  private var found: UInt64 = 0

  init(input: JSONValue, program: DecisionProgram) {
    self.input = input
    self.program = program
  }

  func reply(of agent: String) -> Reply? { place(ofReplyOf: agent).map { replies[$0].reply } }

  func hasReply(of agent: String) -> Bool { place(ofReplyOf: agent) != nil }

  /// The last reply of an agent, found without a copy of those that are passed over.
  private func place(ofReplyOf agent: String) -> Int? { replies.indices.last { replies[$0].agent == agent } }

  /// Whether the questions of a range come out as yes.
  ///
  /// An absent or mistyped input field makes its leaf false. The same of a reply is a fault, except through `exists`.
  mutating func satisfy(_ range: Range<Int>, of questions: Span<Question>) throws(Fault) -> Bool {
    var answer = true
    var place = range.lowerBound
    while place < range.upperBound {
      switch questions[place] {
      case .search(let index, let bit, let leaf):
        let isAnswered = searched & 1 << UInt64(index) != 0 || search(index)
        answer = isAnswered ? found & bit != 0 : try ask(leaf)
      case .field(let leaf): answer = try ask(leaf)
      case .not: answer = !answer
      case .answer(let fixed): answer = fixed
      case .skip(let target, let decisive):
        if answer == decisive {
          place = target
          continue
        }
      }
      place += 1
    }
    return answer
  }

  /// Looks for all that rules want to find in a text of the input.
  ///
  /// - Returns: false where there is no text, so that every question has to be asked by itself.
  private mutating func search(_ index: Int) -> Bool {
    let wanted = program.searches[index]
    guard let value = input.at(wanted.path), let answers = wanted.needles.answers(in: value) else { return false }
    searched |= 1 << UInt64(index)
    found |= answers
    return true
  }

  private func ask(_ leaf: Int) throws(Fault) -> Bool {
    let leaf = program.leaves[leaf]
    do throws(Unreadable) {
      switch leaf.operand {
      case .input(let path): return try leaf.matcher.isMet(by: input.at(path), .lenient)
      case .reply(let agent, let path): return try leaf.matcher.isMet(by: value(of: agent, path), .strict)
      }
    } catch {
      throw Fault(.unreadableField, "\(leaf.operand) cannot be read: \(error.message)")
    }
  }
}

extension Facts {
  /// The value of a template that may not be there.
  func render(_ template: Template?) throws(Fault) -> JSONValue? {
    guard let template else { return nil }
    let value: JSONValue = try render(template)
    return value
  }

  /// Puts a template's value together.
  ///
  /// A reference to an absent input field leaves its key out; one to an absent field of a reply is a fault.
  func render(_ template: Template) throws(Fault) -> JSONValue {
    var builder = JSONBuilder()
    if try !render(template, into: &builder) { builder.null() }
    return builder.finish()
  }

  private func render(_ template: Template, into builder: inout JSONBuilder) throws(Fault) -> Bool {
    switch template {
    case .literal(let value):
      builder.copy(value)
    case .reference(let operand):
      guard let value = try value(of: operand) else { return false }
      builder.copy(value)
    case .object(let fields):
      builder.beginObject()
      for field in fields { try render(field, into: &builder) }
      builder.end()
    case .list(let templates):
      builder.beginArray()
      for template in templates { if try !render(template, into: &builder) { builder.null() } }
      builder.end()
    }
    return true
  }

  private func render(_ field: TemplateField, into builder: inout JSONBuilder) throws(Fault) {
    if case .reference(let operand) = field.template {
      guard let value = try value(of: operand) else { return }
      builder.key(field.name)
      builder.copy(value)
    } else {
      builder.key(field.name)
      _ = try render(field.template, into: &builder)
    }
  }

  private func value(of operand: Operand) throws(Fault) -> JSONValue? {
    switch operand {
    case .input(let path): return input.at(path)
    case .reply(let agent, let path):
      if let value = value(of: agent, path) { return value }
      throw Fault(.unreadableField, "\(operand) cannot be read: it is absent")
    }
  }

  private func value(of agent: String, _ path: JSONPath) -> JSONValue? {
    place(ofReplyOf: agent).flatMap { replies[$0].reply.source.at(path) }
  }
}
