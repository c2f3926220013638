import CaseJSON
import CaseModel

let changeControlTable = Table<ChangeControl>(
  "Who has to agree to a change of the workflow; what counts is what the version before the change says.",
  [
    Field(
      "approvers", .list(approverTable.codec { _ in Approver() }, atLeast: 1), isRequired: true,
      "who may agree to a change"
    ) { $0.approvers = $1 },
    Field(
      "allowed_signers", .text, isRequired: true,
      "the file with their public keys, as ssh-keygen reads it, relative to this one"
    ) { $0.allowedSigners = $1 },
    Field("require", requiredTable.codec { _ in [:] }, "how many approvals a kind of change takes; 1 unless said") {
      $0.required = $1
    },
  ])

private let approverTable = Table<Approver>(
  "Somebody who may agree to a change, known by a key.",
  [
    Field("name", .personName, isRequired: true, "who it is") { $0.name = $1 },
    Field("principal", .principal, isRequired: true, "under which name the key stands among the allowed signers") {
      $0.principal = $1
    },
    Field("emails", .list(.principal, atLeast: 1), "other addresses under which they make commits") { $0.emails = $1 },
  ])

/// Changes that widen nothing cannot be listed: the stop button must be quick.
private let requiredTable = Table<[ChangeKind: Int]>(
  "How many approvals each kind of change takes.",
  ChangeKind.allCases.filter(\.widens).map { kind in
    Field(kind.rawValue, .integer(atLeast: 1, atMost: 100), "approvals for a change of this kind") { $0[kind] = $1 }
  })

extension Codec where Value == String {
  /// A name that stands for one person among the allowed signers: no pattern, no list.
  fileprivate static var principal: Codec<String> {
    Codec<String>.personName.map { text, value, findings in
      let isPlain = !text.contains { $0.isWhitespace || "*?!,\"#".contains($0) } && !text.hasPrefix("-")
      if isPlain, text.allSatisfy(\.isASCII) { return text }
      findings.error(
        "change-control.principal", "'\(text.printable)' cannot be one person's name among the allowed signers",
        hint: "write an e-mail address, without patterns", at: value)
      return nil
    }
  }
}
