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

  @Test func tagsAreOneOnlyByTheirBytes() {
    let (composed, decomposed) = (Slice.tag("caf\u{E9}"), Slice.tag("cafe\u{301}"))
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect(decomposed < composed && !(composed < decomposed))
  }

  @Test func severitiesComeFirstFromLowToCritical() {
    let slices = [Slice.tag("a"), .severity(.critical), .tag("Z"), .severity(.low), .severity(.high)]
    #expect(
      slices.sorted().map(\.description) == ["severity:low", "severity:high", "severity:critical", "tag:Z", "tag:a"])
  }
}
