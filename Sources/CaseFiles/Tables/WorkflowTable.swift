import CaseJSON
import CaseModel

/// The format of a workflow file.
let workflowTable = Table<UncheckedWorkflow>(
  "A versioned contract: what an AI workflow may do, who owns it, how it decides, and the bar it must clear.",
  [
    Field("casegate", formatVersion, isRequired: true, "the version of this format: 1") { _, _ in },
    Field("name", .name, isRequired: true, "what the workflow is called") { $0.name = $1 },
    Field("version", .semanticVersion, isRequired: true, "its version, as semver.org has it") { $0.version = $1 },
    Field("summary", .text, "what it does, in a sentence") { $0.summary = $1 },
    Field("stage", .word(Stage.self), isRequired: true, "how far it may act without a person") { $0.stage = $1 },
    Field("owners", ownersTable.codec { _ in Owners() }, isRequired: true, "who answers for what") { $0.owners = $1 },
    Field("kill_switch", killSwitchTable.codec { _ in KillSwitch() }, "the switch that stops every change at once") {
      $0.killSwitch = $1
    },
    Field("review", reviewTable.codec { _ in Review() }, "how often somebody looks at all of it again") {
      $0.review = $1
    },
    Field("rollback", rollbackTable.codec { _ in Rollback() }, "how a release is taken back") { $0.rollback = $1 },
    Field("input", .named(inputFieldTable.codec { _ in InputField() }), "the fields of a case that it knows") {
      workflow, fields in
      workflow.inputs = fields.map { named in
        var field = named.value
        field.name = named.name
        return field
      }
    },
    Field("actions", .named(actionTable.codec(Action.init(source:))), "what it may do, and how far") {
      workflow, actions in
      workflow.actions = actions.map { named in
        var action = named.value
        action.name = named.name
        return action
      }
    },
    Field(
      "escalations", .named(escalationTable.codec(EscalationContract.init(source:))),
      "who gets the cases that a person has to decide"
    ) { workflow, contracts in
      workflow.escalations = contracts.map { named in
        var contract = named.value
        contract.name = named.name
        return contract
      }
    },
    Field("agents", .named(agentTable.codec(AgentDefinition.init(source:))), "what proposes") { workflow, agents in
      workflow.agents = agents.map { named in
        var agent = named.value
        agent.name = named.name
        return agent
      }
    },
    Field("judges", .named(judgeTable.codec(Judge.init(source:))), "who scores what no exact matcher can decide") {
      workflow, judges in
      workflow.judges = judges.map { named in
        var judge = named.value
        judge.name = named.name
        return judge
      }
    },
    Field("decide", .list(.decisionStep, atLeast: 1), isRequired: true, "how it decides, step by step") {
      $0.steps = $1
    },
    Field("budget", .budget, isRequired: true, "how much wrongness it may spend") { $0.budget = $1 },
    Field("gate", .gate, isRequired: true, "the bar that a version must clear to be promoted") { $0.gate = $1 },
    Field(
      "change_control", changeControlTable.codec { _ in ChangeControl() }, "who has to agree to a change of it"
    ) { $0.changeControl = $1 },
    Field("privacy", privacyTable.codec { _ in PrivacyPolicy() }, "what may be written of what agents say") {
      $0.privacy = $1
    },
    Field("datasets", .list(.text, atLeast: 1), "the files of past cases, relative to this one") { $0.datasets = $1 },
  ])

private let formatVersion = Codec<Int>(.constant(1)) { value, findings in
  if value.int == 1 { return 1 }
  findings.error(
    "workflow.format", "this casegate reads format 1, not \(value.described)", hint: "write casegate: 1", at: value)
  return nil
}

extension Codec where Value == String {
  /// A name that can stand in a file name.
  fileprivate static var name: Codec<String> {
    Codec(.text(pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")) { value, findings in
      guard let name = Codec<String>.text.decode(value, &findings) else { return nil }
      let isPlain = name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
      if isPlain, name.count <= 100, name.first?.isLetter == true || name.first?.isNumber == true { return name }
      findings.error(
        "workflow.name", "'\(name.prefix(100))' cannot name a workflow",
        hint: "use letters, digits, '.', '_' and '-', at most 100, beginning with a letter or digit", at: value)
      return nil
    }
  }
}

extension Codec where Value == SemanticVersion {
  fileprivate static var semanticVersion: Codec<SemanticVersion> {
    Codec(.text(pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$")) { value, findings in
      if let version = value.string.flatMap({ SemanticVersion($0) }) { return version }
      findings.error(
        "workflow.version", "\(value.described) is not a version", hint: "write three numbers: 2.3.0", at: value)
      return nil
    }
  }
}

private let inputFieldTable = Table<InputField>(
  "A field of a case's input.",
  [
    Field("type", .word(InputField.FieldType.self), "its type") { $0.type = $1 },
    Field("required", .boolean, "no action without it") { $0.isRequired = $1 },
    Field("unit", .text, "what a number counts") { $0.unit = $1 },
    Field("description", .text, "what it is") { $0.description = $1 },
  ])
