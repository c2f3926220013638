import CaseModel

let ownerTable = Table<Owner>(
  "Somebody with a name and a way to be reached.",
  [
    Field("name", .personName, isRequired: true, "who it is") { $0.name = $1 },
    Field("kind", .word(Owner.Kind.self), "only a person can be accountable; person unless said") { $0.kind = $1 },
    Field("title", .text, "what they do") { $0.title = $1 },
    Field("contact", .text, "how to reach them") { $0.contact = $1 },
  ])

extension Codec where Value == Owner {
  static var owner: Codec<Owner> { ownerTable.codec { _ in Owner() } }
}

private let outcomeOwnerTable = Table<OutcomeOwner>(
  "Who answers for the business result, and the number by which it is judged.",
  ownerTable.fields.map { field in
    Field(lifting: field) { outcome, body in body(&outcome.owner) }
  } + [Field("measure", .text, "the number by which the result is judged") { $0.measure = $1 }])

let ownersTable = Table<Owners>(
  "Who answers for what.",
  [
    Field("workflow", .owner, "answers for what the workflow does") { $0.workflow = $1 },
    Field("system", .owner, "answers for the machinery") { $0.system = $1 },
    Field(
      "exception", exceptionOwnerTable.codec { _ in ExceptionOwner() },
      "answers for refusals and what falls between the rules"
    ) { owners, exception in
      owners.exception = exception.owner
      owners.exceptionDuty = exception.duty
    },
    Field("outcome", outcomeOwnerTable.codec { _ in OutcomeOwner() }, "answers for the business result") {
      $0.outcome = $1
    },
  ])

let killSwitchTable = Table<KillSwitch>(
  "The switch that stops every change at once.",
  [
    Field("on", .boolean, isRequired: true, "whether it is thrown") { $0.isOn = $1 },
    Field("owner", .owner, "who may throw it") { $0.owner = $1 },
  ])
