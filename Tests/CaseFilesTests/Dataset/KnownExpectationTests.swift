import CaseJSON
import CaseModel
import Foundation
import Testing

@testable import CaseFiles

@Suite struct KnownExpectationTests {
  private func cases(_ expectations: [String]) -> [ReadCase] {
    let lines = expectations.enumerated().map { #"{"id":"c\#($0)","input":{},"expected":\#($1)}"# }
    let block = LineBlock(bytes: Array(lines.joined(separator: "\n").utf8), firstLine: 1, byteOffset: 0, isLast: true)
    return CaseParser.parse(block, file: "cases.jsonl").cases
  }

  /// More of them than are kept, and each of them again.
  @Test func whatIsTakenFromAnEarlierCaseIsWhatWouldHaveBeenRead() throws {
    let count = KnownExpectations.capacity + 200
    let written = (0..<count).map { #"{"disposition":"act","output":{"n":\#($0),"s":"\#($0 % 7)"}}"# }
    let read = cases(written + written)
    #expect(read.count == 2 * count)
    for (index, read) in read.enumerated() {
      let alone = try #require(cases([written[index % count]]).first)
      #expect(read.item.expected == alone.item.expected)
      #expect(read.expectedDigest == Digest(canonical: read.item.expected.source))
      #expect(read.item.expected.source.location.line == index + 1)
    }
  }

  @Test func whatMeansTheSameAndIsWrittenOtherwiseIsReadAnew() throws {
    let read = cases([
      #"{"disposition":"act","output":{"a":1,"b":2}}"#, #"{"disposition":"act","output":{"b":2,"a":1}}"#,
      #"{"disposition":"act","output":{"a":1.0,"b":2}}"#,
    ])
    #expect(Set(read.map(\.expectedDigest)).count == 1)
    #expect(read.map { $0.item.expected.alternatives[0].output?.description }.count == 3)
    #expect(
      read[0].item.expected.alternatives[0].output?.description
        != read[1].item.expected.alternatives[0].output?.description)
  }

  /// Blocks of cases come and go; what is known of one must not keep it in memory.
  @Test func whatIsHandedOnKnowsNothingOfTheBlockThatItStoodIn() throws {
    let line = #"{"id":"a","input":{},"expected":{"disposition":"act","output":{"n":1}}}"#
    weak var document: JSONDocument?
    var known = KnownExpectations()
    do {
      let block = LineBlock(bytes: Array(line.utf8), firstLine: 1, byteOffset: 0, isLast: true)
      var reader = CaseReader(block, file: "cases.jsonl", known: known)
      let read = reader.next()
      document = try #require(read).item.source.document
      #expect(document != nil)
      known = reader.finish()
    }
    #expect(document == nil)
    let later = LineBlock(bytes: Array("\n\n\(line)".utf8), firstLine: 1, byteOffset: 0, isLast: true)
    var reader = CaseReader(later, file: "cases.jsonl", known: known)
    let next = reader.next()
    let read = try #require(next)
    #expect(read.item.expected.source.location.line == 3)
    let alone = try #require(cases([#"{"disposition":"act","output":{"n":1}}"#]).first)
    #expect(read.item.expected == alone.item.expected)
  }

  /// A mistake that stands in several cases is found in each of them, where it stands.
  @Test func whatIsWrongIsFoundEachTime() {
    let line = #"{"id":"a","input":{},"expected":{"disposition":"act","reason":"policy"}}"#
    let block = LineBlock(bytes: Array("\(line)\n\(line)\n".utf8), firstLine: 1, byteOffset: 0, isLast: true)
    let findings = CaseParser.parse(block, file: "cases.jsonl").findings
    #expect(findings.codes == ["expected.misplaced", "expected.misplaced"])
    #expect(findings.kept.map { $0.location?.line } == [1, 2])
  }

  @Test func anUnknownEscalationIsFoundWhereItStands() throws {
    var findings = Findings()
    let source = try #require(YAMLReader.read(Array(Texts.workflow.utf8), name: "flow.yaml", &findings))
    let draft = try #require(workflowTable.codec(UncheckedWorkflow.init(source:)).decode(source, &findings))
    let checks = CaseChecks(workflow: try #require(Workflow(checking: draft, findings: &findings)))
    let expectations = [
      #"{"disposition":"escalate","to":"nobody"}"#, #"{"disposition":"escalate","to":"nobody"}"#,
      #"{"disposition":"escalate","to":{"equals":"nobody"}}"#,
      #"{"any_of":[{"disposition":"refuse"},{"disposition":"escalate","to":"nobody"}]}"#,
    ]
    for read in cases(expectations) { checks.check(read.item, &findings) }
    let start = #"{"id":"c0","input":{},"expected":"#.utf8.count
    let columns = expectations.map { text in
      start + (text.range(of: #""nobody""#).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0)
        + 1
    }
    #expect(findings.kept.map { $0.location?.line } == [1, 2, 3, 4])
    #expect(findings.kept.map { $0.location?.column } == columns)
  }
}
