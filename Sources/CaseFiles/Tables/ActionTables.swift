import CaseJSON
import CaseModel

let actionTable = Table<Action>(
  "Something that the workflow may do, and how far.",
  [
    Field("tier", .word(Tier.self), isRequired: true, "how much it can change") { $0.tier = $1 },
    Field("reversible", .boolean, "whether it can be undone; false unless said") { $0.isReversible = $1 },
    Field("requires", .requirements, "input fields without which it must not be done") { $0.requires = $1 },
    Field("limits", .limits, "what its arguments or the input must satisfy to be done without a person") {
      $0.limits = $1
    },
    Field("approval", .text, "the escalation whose people may approve what goes beyond") { $0.approval = $1 },
    Field("description", .text, "what it does") { $0.description = $1 },
  ])

let escalationTable = Table<EscalationContract>(
  "What happens to a case that a person has to decide.",
  [
    Field("owner", .owner, isRequired: true, "the person who answers for what is decided") { $0.owner = $1 },
    Field("approvers", .list(.personName), "people who may approve beside the owner, by name") { $0.approvers = $1 },
    Field("queue", .text, "where the cases wait") { $0.queue = $1 },
    Field("respond_within", .timeSpan, "how soon somebody answers") { $0.respondWithin = $1 },
    Field("attach", .requirements, "input fields that must reach the person") { $0.attach = $1 },
    Field("severity", .word(CaseSeverity.self), "how much it matters") { $0.severity = $1 },
    Field("description", .text, "what it is for") { $0.description = $1 },
  ])

extension Codec where Value == [Requirement] {
  /// Names of input fields; `input.` in front of them goes without saying.
  static var requirements: Codec<[Requirement]> {
    Codec<[String]>.list(.text).map { names, value, findings in
      names.compactMap { name in
        guard let path = JSONPath(name) else {
          findings.error("path.invalid", "'\(name)' names no field", hint: "write it like customer.tier", at: value)
          return nil
        }
        return Requirement(path: path)
      }
    }
  }
}

extension Codec where Value == [Limit] {
  fileprivate static var limits: Codec<[Limit]> {
    Codec(.map(.reference("matcher"))) { value, findings in
      guard value.kind == .object else {
        findings.mistyped(value, expected: "an object of fields and what they must be")
        return nil
      }
      return value.members.compactMap { member in
        guard let matcher = Codec<Matcher>.matcher(.condition).decode(member.value, &findings) else { return nil }
        guard let path = JSONPath(member.name) else {
          findings.error(
            "path.invalid", "'\(member.name)' names no field", hint: "write it like customer.tier", at: member.key)
          return nil
        }
        return Limit(path: path, matcher: matcher, text: "\(member.name): \(member.value.canonicalText)")
      }
    }
  }
}
