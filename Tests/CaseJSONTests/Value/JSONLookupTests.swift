import CaseJSON
import Testing

@Suite("Looking into values")
struct JSONLookupTests {
  private static let sample = #"""
    {"id":"t-1","n":null,"yes":true,"no":false,"count":3,"rate":0.5,"list":[10,[20,21],{"x":30}],
     "in":{"a.b":1,"":2,"caf\u00e9":"\u20ac"},"empty":{},"none":[]}
    """#

  private func root() throws -> JSONValue { try parsed(Self.sample) }

  @Test("every accessor answers for its own kind and for no other")
  func answersForItsKind() throws {
    let root = try root()
    let kinds = root.members.map { $0.value.kind }
    #expect(
      kinds == [.string, .null, .boolean, .boolean, .integer, .number, .array, .object, .object, .array])
    for member in root.members {
      let value = member.value
      #expect(value.isNull == (value.kind == .null))
      #expect((value.bool != nil) == (value.kind == .boolean))
      #expect((value.int != nil) == (value.kind == .integer))
      #expect((value.number != nil) == (value.kind == .integer || value.kind == .number))
      #expect((value.string != nil) == (value.kind == .string))
      #expect(value.withUTF8 { $0.count } == value.string?.utf8.count)
      #expect(value.elements.map(\.offset).isEmpty == (value.kind != .array || value.count == 0))
      #expect(value.members.map(\.name).isEmpty == (value.kind != .object || value.count == 0))
    }
    #expect(root["yes"]?.bool == true)
    #expect(root["no"]?.bool == false)
    #expect(root["count"]?.int == 3)
    #expect(root["rate"]?.number == .double(0.5))
  }

  @Test("members keep the order of the text and know their keys")
  func keepsOrder() throws {
    let names = ["id", "n", "yes", "no", "count", "rate", "list", "in", "empty", "none"]
    let root = try root()
    #expect(root.members.map(\.name) == names)
    #expect(root.count == names.count)
    #expect(root.members.map(\.key.offset).first == 1)
    #expect(root["in"]?.members.map(\.name) == ["a.b", "", "café"])
  }

  @Test("elements keep their order, by iteration and by position")
  func givesElements() throws {
    let list = try #require(try root()["list"])
    #expect(list.count == 3)
    #expect(list.elements.map(\.canonicalText) == ["10", "[20,21]", #"{"x":30}"#])
    #expect((0..<3).map { list[$0]?.canonicalText } == ["10", "[20,21]", #"{"x":30}"#])
    #expect(list[-1] == nil)
    #expect(list[3] == nil)
    #expect(try root()[0] == nil)
  }

  @Test("a key is looked up byte by byte")
  func looksUpKeys() throws {
    let inner = try #require(try root()["in"])
    #expect(inner["a.b"]?.int == 1)
    #expect(inner[""]?.int == 2)
    #expect(inner["caf\u{E9}"]?.string == "€")
    #expect(inner["cafe\u{301}"] == nil)
    #expect(inner["a"] == nil)
    #expect(try root()["list"]?["x"] == nil)
    #expect(try root()["id"]?["id"] == nil)
  }

  @Test("a string is compared without being made")
  func comparesBytes() throws {
    let value = try parsed(#"["caf\u00e9","",1]"#)
    #expect(value[0]?.isString("café") == true)
    #expect(value[0]?.isString("cafe") == false)
    #expect(value[0]?.isString("cafés") == false)
    #expect(value[1]?.isString("") == true)
    #expect(value[2]?.isString("1") == false)
  }

  @Test("an empty text is no reason to read beyond it")
  func readsEmptyStrings() throws {
    for text in [#""""#, #"["",""]"#, #"{"":""}"#] { #expect(try parsed(text).canonicalText == text) }
    #expect(try parsed(#""""#).withUTF8 { $0.count } == 0)
  }
}
