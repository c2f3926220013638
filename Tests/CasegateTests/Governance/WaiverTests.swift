import CaseJSON
import Foundation
import Testing

/// A failure that somebody puts up with is still a failure.
@Suite(.endToEnd, .enabled(if: GovernedProject.isPossible, "there is no git or no ssh-keygen"))
struct WaiverTests {
  /// A workflow of which one case fails, with a waiver for it.
  private static func waived(
    _ caseID: String = "c0", until: String = "2098-12-31", by person: GovernedProject.Person = .barbara
  ) throws -> (GovernedProject, Attempt) {
    let scratch = try GovernedProject(GovernedProject.fixture.replying(to: [0], with: Fixture.spam))
    let attempt = try scratch.waive(caseID, until: until, by: person)
    return (scratch, attempt)
  }

  @Test func aWaivedCaseCountsAllTheSame() throws {
    let (scratch, written) = try Self.waived()
    #expect(written.status == 0, "\(written.printed)")
    let attempt = try scratch.attempt()
    try attempt.promotes()
    #expect(try attempt.metric("pass_rate") == 0.95)
    let check = try #require(try attempt.verdict()?["checks"]?.elements.first { $0["name"]?.string == "waivers" })
    #expect(check["outcome"]?.string == "holds")
    #expect(check["explanation"]?.string?.contains("counted all the same: c0 (Grace, until 2098-12-31)") == true)
    // Without enough of the others it blocks as it did.
    try scratch.change("flow.yaml", "pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.96}")
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.1.0")
    try scratch.commit("a higher bar", by: .ada)
    try scratch.attempt().ends(with: 1, saying: "pass_rate: 0.95")
  }

  @Test func fg64_anExpiredWaiver() throws {
    let (scratch, _) = try Self.waived()
    let attempt = try scratch.attempt("--as-of", "2099-01-01")
    #expect(attempt.printed.contains("a waiver excuses nothing: it expired on 2098-12-31"), "\(attempt.printed)")
    #expect(attempt.printed.contains("no waiver holds"), "\(attempt.printed)")
  }

  @Test func fg64_aWaiverWithoutExpiry() throws {
    let (scratch, _) = try Self.waived()
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: scratch.project.path + "/flow.waivers").first {
        $0.hasSuffix(".json")
      })
    try scratch.change(
      "flow.waivers/" + file, #","# + "\n" + #"  "until": "2098-12-31""#, to: "")
    let line =
      "rm flow.waivers/\(file).sig && ssh-keygen -q -Y sign -n casegate-approval -f "
      + "\(scratch.key(of: .barbara)) flow.waivers/\(file)"
    #expect(try scratch.project.shell(line).status == 0)
    let attempt = try scratch.attempt()
    #expect(
      attempt.printed.contains("a waiver excuses nothing: it has no day on which it expires"), "\(attempt.printed)")
  }

  @Test func aCriticalCaseIsNotWaived() throws {
    let scratch = try GovernedProject(
      GovernedProject.fixture.altering([0], #""tags""#, to: #""severity":"critical","tags""#))
    let refused = try scratch.waive("c0", until: "2098-12-31", by: .barbara)
    try refused.ends(with: 65, saying: "is critical")
    #expect(try scratch.waive("c1", until: "2098-12-31", by: .barbara).status == 0)
    try scratch.waive("nobody", until: "2098-12-31", by: .barbara).ends(with: 65, saying: "has a case 'nobody'")
  }

  /// A case that became critical, or another, after it was waived.
  @Test func aWaiverIsForTheCaseAsItWas() throws {
    let (scratch, _) = try Self.waived()
    try scratch.change("cases.jsonl", #""amount":0}"#, to: #""amount":1000}"#)
    let attempt = try scratch.attempt()
    #expect(attempt.printed.contains("the case c0 is not the one that it was about"), "\(attempt.printed)")
    try scratch.change("cases.jsonl", #""amount":1000},"#, to: #""amount":0},"severity":"critical","#)
    #expect(try scratch.attempt().printed.contains("the case c0 is critical"))
  }

  @Test func aCaseThatPassesAgainIsAFinding() throws {
    let (scratch, _) = try Self.waived("c1")
    let attempt = try scratch.attempt()
    #expect(attempt.printed.contains("the waived case c1 passes again"), "\(attempt.printed)")
    let (failing, _) = try Self.waived("c0")
    #expect(!(try failing.attempt().printed.contains("passes again")))
  }

  @Test func whoMayNotApproveMayNotWaive() throws {
    let (_, refused) = try Self.waived(by: .eve)
    try refused.ends(with: 65, saying: "'eve@example.com' may not approve")
  }
}

extension GovernedProject {
  func waive(_ caseID: String, until: String, by person: Person) throws -> Attempt {
    let attempt = try project.attempt([
      "waive", "flow.yaml", caseID, "--owner", "Grace", "--base", base, "--key", key(of: person), "--principal",
      person.email, "--until", until, "--why", "it is being mended",
    ])
    if attempt.status == 0 { try commit("a waiver", by: person) }
    return attempt
  }
}
