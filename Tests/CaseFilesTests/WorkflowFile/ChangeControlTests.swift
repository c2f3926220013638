import CaseFiles
import CaseModel
import Testing

/// Who may agree to a change, and with which key, is said in a way that one person cannot be two.
@Suite struct ChangeControlFileTests {
  private static let approvers = """
    change_control:
      approvers:
        - {name: Ada, principal: ada@example.com}
        - {name: Barbara, principal: barbara@example.com, emails: [b@home.example]}
      allowed_signers: signers

    """
  private static let signers = """
    # who may sign
    ada@example.com namespaces="casegate-approval,git" ssh-ed25519 AAAAada a comment
    barbara@example.com,b@home.example ssh-ed25519 AAAAbarbara

    """

  private static func codes(_ control: String = approvers, signers: String? = signers) throws -> [String] {
    let project = try Texts.project()
    try project.write(Texts.workflow + control, to: "flow.yaml")
    if let signers { try project.write(signers, to: "signers") }
    return project.load().findings.kept.filter { $0.severity == .error }.map(\.code)
  }

  @Test func whatIsSaidPlainlyHasNoFinding() throws { #expect(try Self.codes() == []) }

  static let faults: [(code: String, old: String, new: String)] = [
    ("change-control.doubled", "name: Barbara", "name: ada"),
    ("change-control.doubled", "principal: barbara@example.com", "principal: ADA@example.com"),
    ("change-control.doubled", "b@home.example", "ada@example.com"),
    ("change-control.too-few", "allowed_signers: signers", "allowed_signers: signers\n  require: {new_action: 3}"),
    ("key.unknown", "allowed_signers: signers", "allowed_signers: signers\n  require: {narrowing: 1}"),
    ("key.unknown", "allowed_signers: signers", "allowed_signers: signers\n  require: {new_actions: 1}"),
    ("value.range", "allowed_signers: signers", "allowed_signers: signers\n  require: {new_action: 0}"),
    ("key.missing", "  allowed_signers: signers\n", ""),
    ("change-control.principal", "barbara@example.com", "'*@example.com'"),
    ("change-control.principal", "barbara@example.com", "'barbara@example.com,ada@example.com'"),
    ("file.missing", "allowed_signers: signers", "allowed_signers: nowhere"),
    ("path.outside", "allowed_signers: signers", "allowed_signers: ../../../../signers"),
  ]

  @Test(arguments: faults.indices)
  func faultsAreFindings(_ index: Int) throws {
    let fault = Self.faults[index]
    #expect(Self.approvers.contains(fault.old))
    #expect(try Self.codes(Self.approvers.replacing(fault.old, with: fault.new)).contains(fault.code))
  }

  static let badKeys: [(code: String, old: String, new: String)] = [
    ("change-control.pattern", "ada@example.com namespaces", "ada@example.com,*@example.com namespaces"),
    ("change-control.pattern", "barbara@example.com,", "barbara@example.com,!eve@example.com,"),
    ("change-control.shared-key", "AAAAbarbara", "AAAAada"),
    ("change-control.shared-key", "barbara@example.com,", "barbara@example.com,ada@example.com,"),
    ("change-control.authority", "namespaces=", "cert-authority,namespaces="),
    ("change-control.no-key", "barbara@example.com,b", "somebody@example.com,b"),
    ("change-control.no-key", "ssh-ed25519 AAAAbarbara", "ssh-ed25519"),
  ]

  @Test(arguments: badKeys.indices)
  func keysThatAreNotOnePersonsAreFindings(_ index: Int) throws {
    let fault = Self.badKeys[index]
    #expect(Self.signers.contains(fault.old))
    #expect(try Self.codes(signers: Self.signers.replacing(fault.old, with: fault.new)).contains(fault.code))
  }
}
