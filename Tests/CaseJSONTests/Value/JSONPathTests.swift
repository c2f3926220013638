import CaseJSON
import Testing

@Suite("Paths")
struct JSONPathTests {
  private static let sample =
    #"{"customer":{"tier":"gold","tags":["a",{"b":[true]}]},"items":[{"price":1.5},{"price":2}],"0":"zero","é":{"x":1}}"#

  @Test(
    "lead to a value",
    arguments: [
      ("customer", #"{"tags":["a",{"b":[true]}],"tier":"gold"}"#), ("customer.tier", #""gold""#),
      ("customer.tags.0", #""a""#), ("customer.tags.1.b.0", "true"), ("items.0.price", "1.5"), ("items.1.price", "2"),
      ("0", #""zero""#), ("é.x", "1"),
    ])
  func leads(path: String, expected: String) throws {
    let path = try #require(JSONPath(path))
    #expect(try parsed(Self.sample).at(path)?.canonicalText == expected)
    #expect(try parsed(Self.sample).kind(at: path) == parsed(expected).kind)
  }

  @Test(
    "lead nowhere",
    arguments: [
      "tier", "customer.name", "customer.tier.x", "items.2", "items.-1", "items.+1", "items.01", "items.-0",
      "items.price",
      "items. 1", "items.99999999999999999999", "customer.0", "items.0.price.0",
    ])
  func leadsNowhere(path: String) throws {
    let path = try #require(JSONPath(path))
    #expect(try parsed(Self.sample).at(path)?.canonicalText == nil)
  }

  @Test("have no empty components", arguments: ["", ".", "a.", ".a", "a..b"])
  func rejectsEmptyComponents(path: String) { #expect(JSONPath(path) == nil) }

  @Test("are written as they were read", arguments: ["a", "a.b", "items.0.price"])
  func describesItself(path: String) { #expect(JSONPath(path)?.description == path) }

  @Test("without components lead to the value itself")
  func leadsToSelf() throws {
    #expect(try parsed("7").at(JSONPath(components: []))?.int == 7)
    #expect(JSONPath(components: ["a", "b"]) == JSONPath("a.b"))
  }
}
