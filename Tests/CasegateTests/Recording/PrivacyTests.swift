import CaseJSON
import Foundation
import Testing

/// What is not written down, wherever a run writes.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct PrivacyTests {
  private static let key = "sk-proj-4f9Q8ZkT2mVx7LpW1bRs"
  private static let mail = "ada.lovelace@example.org"

  private func fixture(saying text: String, privacy: String? = nil) -> RecordingFixture {
    var fixture = RecordingFixture()
    fixture.inputs = (0..<20).map { #"{"n":\#($0)\#($0 == 5 ? #","say":"\#(text)""# : "")}"# }
    fixture.privacy = privacy
    return fixture
  }

  /// Every byte that the run has written, but for the dataset.
  private func written(_ flow: RecordingProject) throws -> String {
    let run = ".casegate/runs/\(try #require(flow.project.runs.last))"
    let names = try FileManager.default.contentsOfDirectory(atPath: flow.project.path + "/" + run)
    let texts = try names.map { try flow.project.read("\(run)/\($0)") }
    return try texts.joined() + flow.project.read("replies.jsonl")
  }

  @Test func aSecretIsRefusedUnlessTheWorkflowSaysOtherwise() throws {
    let flow = try fixture(saying: "use \(Self.key)").project()
    let attempt = try flow.run("--record", "missing")
    try attempt.ends(with: 2, saying: "1 run ended in an error", "private_data")
    #expect(
      try attempt.row("c5")["fault"]?["message"]?.string?.contains("what looks like a key at output.said") == true)
    // The input, which a failed row embeds, is the dataset's.
    #expect(!(try flow.project.read("replies.jsonl")).contains(Self.key))
    #expect(try flow.project.runFile("replies.jsonl")?.contains(Self.key) == false)
  }

  @Test func whatIsRedactedIsRedactedForTheLiveRunToo() throws {
    let flow = try fixture(
      saying: "write to \(Self.mail), card 4111 1111 1111 1111", privacy: "{personal_data: redact}"
    )
    .project()
    let attempt = try flow.run("--record", "missing")
    try attempt.promotes()
    let said = try attempt.row("c5")["replies"]?[0]?["reply"]?["output"]?["said"]?.string
    #expect(said == "write to [redacted: e-mail], card [redacted: card]")
    #expect(!(try written(flow)).contains(Self.mail))
    let live = try flow.bytes()
    try flow.run().promotes()
    #expect(try flow.bytes() == live)
  }

  @Test func whatIsKeptIsKept() throws {
    let flow = try fixture(saying: "write to \(Self.mail)", privacy: "{personal_data: keep}").project()
    try flow.run("--record", "missing").promotes()
    #expect(try flow.project.read("replies.jsonl").contains(Self.mail))
  }

  @Test func personalDataIsLookedForOnlyInWhatIsRecorded() throws {
    var fixture = fixture(saying: "write to \(Self.mail)")
    fixture.live.settings = "timeout: 30s"
    try fixture.project().run().promotes()
  }

  @Test func theValueOfAVariableIsASecret() throws {
    var fixture = fixture(saying: "the password is hunter2-hunter2")
    fixture.live.changes = [("env: [PATH]", "env: [PATH, DATABASE_PASSWORD]")]
    let flow = try fixture.project()
    let attempt = try flow.run("--record", "missing", environment: ["DATABASE_PASSWORD": "hunter2-hunter2"])
    try attempt.ends(with: 2, saying: "private_data", "the value of an environment variable")
  }

  @Test func anUnknownTreatmentIsNone() throws {
    let flow = try fixture(saying: "", privacy: "{secrets: ignore}").project()
    try flow.run("--record", "missing").ends(with: 65, saying: "'ignore' is not one of refuse, redact, keep")
  }
}
