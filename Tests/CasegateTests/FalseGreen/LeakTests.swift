import CaseJSON
import Foundation
import Testing

/// What is asked knows what is expected.
@Suite(.endToEnd) struct LeakTests {
  /// A program that notes what it was sent gets the input, and nothing else of the case.
  @Test func fg52_labelsLeakIntoTheRequest() throws {
    var fixture = LiveFixture()
    fixture.command = ["sh", "-c", "tee -a .seen.jsonl | exec \"$0\"", Binary.faultyWorker]
    let project = try fixture.project()
    let lines = try project.read("cases.jsonl").split(separator: "\n").map { line in
      line.replacing(
        #","expected""#,
        with: #","severity":"high","tags":["tag-label"],"cluster":"cluster-label","source":{"ref":"source-label"},"#
          + #""approvals":[{"for":"pay","as":"lead","by":"approval-label"}],"expected""#
      ).replacing(#""output":{"#, with: #""output":{"label":{"not":"expectation-label"},"#)
    }
    try project.write(lines.map { $0 + "\n" }.joined(), to: "cases.jsonl")
    let attempt = try project.attempt(["run", "flow.yaml", "--jobs", "1"])
    #expect(attempt.status == 0 || attempt.status == 1, "\(attempt.printed)")
    let seen = try project.read(".seen.jsonl")
    let requests = try seen.split(separator: "\n").map { try #require(Attempt.parse(String($0))) }
    #expect(requests.count == 20)
    for request in requests {
      let parameters = try #require(request["params"])
      #expect(parameters.members.map(\.name).sorted() == ["agent", "input", "repeat", "replies"])
      #expect(parameters["input"]?.members.map(\.name) == ["n"])
    }
    for word in ["label", "disposition", "severity", "expected", "\"c0\""] { #expect(!seen.contains(word), "\(word)") }
  }
}
