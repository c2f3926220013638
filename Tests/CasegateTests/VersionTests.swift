import Foundation
import Testing

@Suite(.endToEnd) struct VersionTests {
  @Test func theVersionAloneIsOneLine() throws {
    let attempt = try Project().attempt(["--version"])
    #expect(attempt.status == 0)
    #expect(attempt.ending.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "\(attempt.ending.output)")
  }

  @Test(arguments: [["--version", "--verbose"], ["--verbose", "--version"]])
  func verboseSaysWhatItIsMadeOf(arguments: [String]) throws {
    let project = try Project()
    try Fixture().write(to: project)
    #expect(try project.attempt(arguments).printed.contains("0 runs"))
    try project.attempt(["run", "flow.yaml"]).promotes()
    try project.write("", to: "sub/file")
    let attempt = try project.shell("cd sub && \"$CASEGATE\" \(arguments.joined(separator: " "))")
    #expect(attempt.status == 0)
    let run = try #require(project.runs.last)
    for part in [
      "casegate 0.", "Swift 6.", "scorers version", "verdict v1", "/.casegate/runs", "1 run, the newest \(run)",
    ] {
      #expect(attempt.printed.contains(part), "\(attempt.printed)")
    }
  }

  @Test func verboseAloneIsNoCommand() throws {
    try Project().attempt(["--verbose"]).ends(with: 64, saying: "--version --verbose")
  }
}
