import CaseJSON
import Testing

@Suite struct JSONPointerTests {
  /// The examples of RFC 6901, section 5.
  @Test(arguments: [
    ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
    ("/g|h", "4"), (#"/i\j"#, "5"), (#"/k"l"#, "6"), ("/ ", "7"), ("/m~0n", "8"),
  ]) func examples(pointer: String, expected: String) throws {
    let text = #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#
    let root = try #require(JSONScanner.scan(Array(text.utf8)).document).root
    let parsed = try #require(JSONPointer(pointer))
    #expect(root.at(parsed)?.canonicalText == expected)
    let whole = try #require(JSONPointer(""))
    #expect(root.at(whole) == root)
  }

  @Test(arguments: ["foo", "a/b", "/a~", "/a~2", "/~", "#/foo"]) func whatIsNoPointer(text: String) {
    #expect(JSONPointer(text) == nil)
  }

  @Test(arguments: ["/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/bar", "/foo/0/x", "/a/0"])
  func whatLeadsNowhere(text: String) throws {
    let root = try #require(JSONScanner.scan(Array(#"{"foo":["bar","baz"],"a":1}"#.utf8)).document).root
    let pointer = try #require(JSONPointer(text))
    #expect(root.at(pointer) == nil)
  }
}
