import Foundation
import Testing

/// Where the output goes decides nothing, except that a result which cannot be printed is none.
@Suite(.endToEnd) struct BrokenPipeTests {
  private func shell(_ script: String, in project: Project) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "set -o pipefail; casegate() { \"\(Binary.path)\" \"$@\"; }; \(script)"]
    process.currentDirectoryURL = URL(fileURLWithPath: project.path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func aReaderThatGoesAwayDoesNotChangeTheStatus() throws {
    let project = try Project()
    try Fixture().write(to: project)
    #expect(try shell("casegate run flow.yaml | true", in: project) == 0)
    #expect(try shell("casegate run flow.yaml --json | head -1 >/dev/null", in: project) == 0)
    try Fixture(changes: [("at_least: 0.9}\n  refusal", "at_least: 0.9}\n  accuracy: {at_most: 0.5}\n  refusal")])
      .write(to: project)
    #expect(try shell("casegate run flow.yaml | true", in: project) == 1)
    #expect(try project.runFile("verdict.json")?.contains("\"verdict\": \"block\"") == true)
  }

  @Test func fg69_aResultThatCannotBePrintedIsNone() throws {
    try #require(FileManager.default.fileExists(atPath: "/dev/full"))
    let project = try Project()
    try Fixture().write(to: project)
    for option in ["--json", "--quiet", ""] {
      #expect(try shell("casegate run flow.yaml \(option) > /dev/full", in: project) == 2)
    }
  }
}
