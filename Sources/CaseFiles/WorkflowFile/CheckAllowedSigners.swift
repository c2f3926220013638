import CaseJSON
import CaseModel

/// Each approver needs a key that is theirs alone: a key that two could use would let one person approve twice.
func checkAllowedSigners(of draft: UncheckedWorkflow, _ files: NamedFiles, _ findings: inout Findings) {
  // What is wrong with the file is said where it is digested.
  var reported = Findings()
  guard let control = draft.changeControl, let name = control.allowedSigners,
    let source = draft.source["change_control"],
    let file = files.find(name, at: source["allowed_signers"] ?? source, &reported),
    let bytes = FileReading.bytes(of: file.path, shownAs: file.name, &findings)
  else { return }
  let signers = AllowedSigners(bytes)
  var holders: [String: String] = [:]
  for line in signers.lines {
    let place = SourceLocation(file: file.name, line: line.number, column: 1)
    if line.principals.contains(where: { $0.contains { "*?!".contains($0) } }) {
      findings.add(
        Finding(
          .error, "change-control.pattern", "a pattern lets one key sign for more than one person",
          hint: "name each person on a line of their own", location: place))
    }
    if line.isAuthority {
      findings.add(
        Finding(
          .error, "change-control.authority", "who holds the key of an authority can sign for everybody",
          hint: "list the keys of the approvers themselves", location: place))
    }
    guard let key = line.key else {
      findings.add(
        Finding(
          .error, "change-control.no-key", "this line holds no public key",
          hint: "write: barbara@example.com ssh-ed25519 AAAA…", location: place))
      continue
    }
    for approver in control.approvers where line.principals.contains(approver.principal) {
      if let other = holders.updateValue(approver.principal, forKey: key), other != approver.principal {
        findings.add(
          Finding(
            .error, "change-control.shared-key", "\(other) and \(approver.principal) have the same key",
            hint: "each approval must be somebody else's", location: place))
      }
    }
  }
  let places = Array((source["approvers"] ?? source).elements)
  for (index, approver) in control.approvers.enumerated()
  where !signers.lines.contains(where: { $0.key != nil && $0.principals.contains(approver.principal) }) {
    findings.error(
      "change-control.no-key", "\(file.name) has no key of \(approver.principal.printable)",
      hint: "add a line: \(approver.principal) ssh-ed25519 AAAA…", at: index < places.count ? places[index] : source)
  }
}
