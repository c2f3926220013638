package import CaseJSON

/// A value that a rule puts together from literals and from what the case and the replies hold.
package indirect enum Template: Sendable, Equatable {
  case literal(JSONValue)
  /// `$input.amount`, `$classifier.output.category`
  case reference(Operand)
  case object([TemplateField])
  case list([Template])

  /// Every field that the template reads.
  package var operands: [Operand] {
    switch self {
    case .literal: []
    case .reference(let operand): [operand]
    case .object(let fields): fields.flatMap(\.template.operands)
    case .list(let templates): templates.flatMap(\.operands)
    }
  }
}

/// One named field of an object template.
package struct TemplateField: Sendable, Equatable {
  package let name: String
  package let template: Template

  package init(name: String, template: Template) {
    self.name = name
    self.template = template
  }
}
