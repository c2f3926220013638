import CaseJSON
import Foundation
import Testing

/// Traps of calls over a network.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct ServiceTrapTests {
  /// Faults that stay, and what they are.
  private static let faults: [(wish: String, kind: String)] = [
    (#","fault":"429-seconds","after":9999"#, "rate_limited"), (#","fault":"500""#, "server_error"),
    (#","fault":"503""#, "overloaded"), (#","fault":"401""#, "rejected"), (#","fault":"silence""#, "timeout"),
    (#","fault":"drip""#, "timeout"), (#","fault":"reset-before""#, "transport"),
    (#","fault":"reset-during""#, "transport"), (#","fault":"short-body""#, "transport"),
    (#","fault":"cut-chunks""#, "transport"), (#","fault":"truncated-json""#, "malformed_reply"),
    (#","fault":"invalid-utf8""#, "malformed_reply"), (#","fault":"content-type""#, "malformed_reply"),
    (#","fault":"empty-body""#, "empty_reply"), (#","fault":"huge""#, "oversized_reply"),
  ]

  private func run(expecting expected: String) throws -> Attempt {
    let server = try ServerProcess()
    var fixture = ServiceFixture()
    fixture.wishes = Self.faults.map(\.wish)
    fixture.expected = { _ in expected }
    return try fixture.project(server).attempt(["run", "flow.yaml", "--record", "all"])
  }

  @Test func fg25_whatAServerBreaksIsNoRefusal() throws {
    let attempt = try run(expecting: #"{"disposition":"refuse"}"#)
    try attempt.ends(with: 2, saying: "NO VERDICT")
    for (row, fault) in zip(try attempt.results(), Self.faults) {
      #expect(row["outcome"]?.string == "error", "\(row.canonicalText)")
      #expect(row["passed"]?.bool == false, "\(row.canonicalText)")
      #expect(row["fault"]?["kind"]?.string == fault.kind, "\(fault.wish): \(row.canonicalText)")
    }
    // The witness: what does not break is answered.
    let server = try ServerProcess()
    try ServiceFixture().project(server).attempt(["run", "flow.yaml", "--record", "all"]).promotes()
  }

  @Test func fg26_whatIsCutOffIsNoAnswer() throws {
    let attempt = try run(expecting: #"{"disposition":"act"}"#)
    try attempt.ends(with: 2, saying: "NO VERDICT")
    #expect(try attempt.results().allSatisfy { $0["outcome"]?.string == "error" })
  }

  @Test func fg71_aSilentServiceIsATimeout() throws {
    let server = try ServerProcess()
    var fixture = ServiceFixture()
    fixture.wishes = Array(repeating: #","fault":"silence""#, count: 4)
    fixture.settings = "timeout: 300ms"
    let attempt = try fixture.project(server).attempt(["run", "flow.yaml", "--record", "all"])
    try attempt.ends(with: 2, saying: "NO VERDICT")
    #expect(try attempt.results().allSatisfy { $0["fault"]?["kind"]?.string == "timeout" })
  }

  @Test func fg72_everyRequestComesBackOnce() throws {
    let server = try ServerProcess()
    var fixture = ServiceFixture()
    // Answers that come twice, late and out of order.
    fixture.wishes = (0..<120).map { number in
      switch number % 4 {
      case 0: #","fault":"twice""#
      case 1: #","delay":\#(80 - number / 2)"#
      default: ""
      }
    }
    let attempt = try fixture.project(server).attempt(["run", "flow.yaml", "--record", "all"])
    let rows = try attempt.results()
    #expect(rows.map { $0["case"]?.string } == (0..<120).map { "c\($0)" })
    for row in rows {
      // A connection that had to be closed may have had a request on it, which says so.
      let isRight = row["passed"]?.bool == true && row["fault"] == nil
      #expect(isRight || row["fault"]?["kind"]?.string == "transport", "\(row.canonicalText)")
    }
    #expect(try server.counts().values.allSatisfy { $0 == 1 })
  }

  @Test func fg74_noKeyLeavesTheHelper() throws {
    let secret = "sk-not-for-any-file-4711"
    let server = try ServerProcess()
    var fixture = ServiceFixture()
    fixture.source = ", headers: {Authorization: {env: SERVICE_KEY}}"
    fixture.wishes = [#","fault":"echo-secret""#, #","fault":"echo-secret-answer""#, #","fault":"500""#, ""]
    let project = try fixture.project(server)
    try project.write("", to: "tmp/empty")
    let attempt = try project.attempt(
      ["run", "flow.yaml", "--record", "all"],
      environment: ["COLUMNS": "240", "SERVICE_KEY": "Bearer \(secret)", "TMPDIR": project.path + "/tmp"])
    #expect(attempt.status != 0)
    #expect(!attempt.ending.output.contains(secret) && !attempt.ending.errors.contains(secret))
    // The server did send it back, and nothing that was written holds it.
    let rows = try attempt.results().map(\.canonicalText).joined()
    #expect(rows.contains("[SERVICE_KEY]"), "\(rows)")
    let grep = try Binary.run(["-rlF", secret, project.path], in: "/tmp", executable: "/bin/grep")
    #expect(grep.status == 1 && grep.output.isEmpty, "\(grep.output)")
    // What the helper was told went away with the run.
    #expect(try FileManager.default.contentsOfDirectory(atPath: project.path + "/tmp") == ["empty"])
  }
}
