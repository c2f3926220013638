import CaseModel
import Testing

@Suite struct SliceTests {
  @Test(arguments: [
    ("tag:refund", Slice.tag("refund")), ("tag:a:b", .tag("a:b")), ("severity:high", .severity(.high)),
    ("severity:critical", .severity(.critical)),
  ])
  func valid(text: String, slice: Slice) {
    #expect(Slice(text) == slice)
    #expect(slice.description == text)
  }

  @Test(arguments: ["", "tag", "tag:", "severity:", "severity:High", "refund", "Tag:refund", "cluster:x"])
  func invalid(text: String) { #expect(Slice(text) == nil) }

  @Test func membership() {
    #expect(Slice.tag("a").contains(severity: .low, tags: ["b", "a"]))
    #expect(!Slice.tag("a").contains(severity: .low, tags: ["A"]))
    #expect(Slice.severity(.high).contains(severity: .high, tags: []))
    #expect(!Slice.severity(.high).contains(severity: .critical, tags: ["high"]))
  }
}
