import Foundation
import Testing

/// A project in a git repository whose workflow says who has to agree to a change, with the keys of three people.
final class GovernedProject {
  /// Somebody with a key and an address.
  struct Person {
    let name: String
    let email: String

    static let ada = Person(name: "Ada", email: "ada@example.com")
    static let barbara = Person(name: "Barbara", email: "barbara@example.com")
    static let carol = Person(name: "Carol", email: "carol@example.com")
    /// Has a key that nobody allowed.
    static let eve = Person(name: "Eve", email: "eve@example.com")
  }

  let project: Project
  /// Outside of the project, as private keys are.
  private let keys: String
  /// The commit before the change.
  private(set) var base = ""

  /// Whether there is what it takes; a test without it says so.
  static let isPossible = ["git", "ssh-keygen"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/" + name)
    }
  }

  static let control = """
    change_control:
      approvers:
        - {name: Ada, principal: ada@example.com}
        - {name: Barbara, principal: barbara@example.com}
        - {name: Carol, principal: carol@example.com}
      allowed_signers: allowed_signers

    """

  static let fixture = Fixture()
    .changing("volume: 1000}", to: "volume: 1000, incidents: flow.incidents.jsonl}")
    .changing("datasets: [cases.jsonl]\n", to: "datasets: [cases.jsonl]\n" + control)

  /// - Parameter files: what else stands in the project, by name.
  init(_ fixture: Fixture = GovernedProject.fixture, beside files: [String: String] = [:]) throws {
    project = try Project()
    keys = project.path + "-keys"
    try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
    try git("init", "--quiet", "--initial-branch=main")
    try fixture.write(to: project)
    for (name, text) in files { try project.write(text, to: name) }
    try project.write(Self.incident("I-1"), to: "flow.incidents.jsonl")
    try project.write(".casegate/\n", to: ".gitignore")
    var signers = ""
    for person in [Person.ada, .barbara, .carol, .eve] {
      try run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", person.name, "-f", key(of: person))
      if person.name == "Eve" { continue }
      let words = try String(contentsOfFile: key(of: person) + ".pub", encoding: .utf8).split(separator: " ")
      signers += "\(person.email) \(words[0]) \(words[1])\n"
    }
    try project.write(signers, to: "allowed_signers")
    base = try commit("the base", by: .carol)
  }

  deinit { try? FileManager.default.removeItem(atPath: keys) }

  func key(of person: Person) -> String { keys + "/" + person.name }

  static func incident(_ id: String) -> String {
    #"{"v":1,"id":"\#(id)","workflow":"flow","version":"1.0.0","occurred":"2026-01-02T10:00:00Z","detected":"2026-01-02T11:00:00Z","severity":"low","kind":"over_refusal","points":1}"#
      + "\n"
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String { try run("git", arguments) }

  /// Commits all that is in the working tree.
  @discardableResult
  func commit(_ message: String, by person: Person) throws -> String {
    try git("add", "--all")
    try git(
      "-c", "user.name=\(person.name)", "-c", "user.email=\(person.email)", "commit", "--quiet", "--allow-empty", "-m",
      message)
    return try git("rev-parse", "HEAD")
  }

  /// Makes what is in the working tree the base that later changes are held against.
  func settle(_ message: String) throws { base = try commit(message, by: .carol) }

  /// Replaces a text in a file; one that is not there would make the test a blank.
  func change(
    _ name: String, _ old: String, to new: String, at location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let text = try project.read(name)
    #expect(text.contains(old), "\(name) does not hold \(old)", sourceLocation: location)
    try project.write(text.replacing(old, with: new), to: name)
  }

  /// The change that most tests are about: twice the limit, in a higher version, and every case passes.
  func raiseTheLimit(by person: Person = .ada) throws {
    try change("flow.yaml", "{at_most: 50}", to: "{at_most: 100}")
    try change("flow.yaml", "version: 1.0.0", to: "version: 1.1.0")
    try commit("raise the limit", by: person)
  }

  @discardableResult
  func approve(
    by person: Person, until: String = "2098-12-31", key: Person? = nil, workflow: String = "flow.yaml"
  ) throws -> Attempt {
    let attempt = try project.attempt([
      "approve", workflow, "--base", base, "--key", self.key(of: key ?? person), "--principal", person.email, "--until",
      until, "--why", "agreed with finance",
    ])
    if attempt.status == 0 { try commit("an approval", by: person) }
    return attempt
  }

  /// Runs the workflow against the base.
  func attempt(_ arguments: String...) throws -> Attempt {
    try project.attempt(["run", "flow.yaml", "--base", base] + arguments)
  }

  @discardableResult
  private func run(_ program: String, _ arguments: String...) throws -> String { try run(program, arguments) }

  @discardableResult
  func run(_ program: String, _ arguments: [String]) throws -> String {
    let ending = try Binary.run(
      [program] + arguments, in: project.path, environment: ["HOME": keys], executable: "/usr/bin/env")
    try #require(ending.status == 0, "\(program) \(arguments): \(ending.errors)")
    return ending.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
