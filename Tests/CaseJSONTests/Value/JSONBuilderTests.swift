import CaseJSON
import Testing

@Suite("Building values")
struct JSONBuilderTests {
  @Test("every kind of value, with its kind, its count and its text")
  func buildsEverything() {
    var builder = JSONBuilder(file: "workflow.yaml", firstLine: 3, text: Array("a: 1\nb: 2\n".utf8))
    builder.beginObject(at: 0)
    builder.key("z", at: 0)
    builder.int(.min, at: 3)
    builder.key("a", at: 5)
    builder.beginArray(at: 8)
    builder.null()
    builder.bool(true)
    builder.double(0.5)
    builder.string("\"é\n")
    builder.beginArray()
    builder.end()
    builder.beginObject()
    builder.end()
    builder.end()
    builder.end()
    let value = builder.finish()
    #expect(value.canonicalText == #"{"a":[null,true,0.5,"\"é\n",[],{}],"z":-9223372036854775808}"#)
    #expect(value.count == 2)
    #expect(value["a"]?.count == 6)
    #expect(value["a"]?[5]?.count == 0)
    #expect(value.members.map(\.name) == ["z", "a"])
    #expect(value["z"]?.location.description == "workflow.yaml:3:4")
    #expect(value["a"]?.location.description == "workflow.yaml:4:4")
    #expect(value.members.map { $0.key.location.line } == [3, 4])
    #expect(value.document.line(atOffset: 6) == "b: 2")
  }

  @Test("a key may be given as a string")
  func takesStringsAsKeys() {
    var builder = JSONBuilder()
    builder.beginObject()
    builder.string("a")
    builder.string("b")
    builder.key("c")
    builder.string("d")
    builder.end()
    let value = builder.finish()
    #expect(value.count == 2)
    #expect(value.canonicalText == #"{"a":"b","c":"d"}"#)
  }

  @Test(
    "a value of another document is copied with all that it holds",
    arguments: [
      "1", "null", #""""#, #""caf\u00e9 \ud83d\ude00""#, "[]", "{}", #"[1,[2,["\n",{}]],"\u0041x"]"#,
      #"{"\u0041":{"b":[{"c":"\\"},{}],"d":"\""},"e":"plain"}"#,
    ])
  func copies(text: String) throws {
    let source = try parsed(#"{"before":["\t",1],"it":\#(text),"behind":"\n"}"#)
    let it = try #require(source["it"])
    var builder = JSONBuilder()
    builder.beginArray()
    builder.string("some text of its own")
    builder.copy(it)
    builder.beginObject()
    builder.key("again")
    builder.copy(it)
    builder.key("last")
    builder.int(7)
    builder.end()
    builder.end()
    let value = builder.finish()
    #expect(value.count == 3)
    #expect(value[1] == it)
    #expect(value[1]?.count == it.count)
    #expect(value[2]?["again"] == it)
    #expect(value[2]?["last"]?.int == 7)
    #expect(value[2]?.count == 2)
    let expected = #"["some text of its own",\#(it.canonicalText),{"again":\#(it.canonicalText),"last":7}]"#
    #expect(value.canonicalText == expected)
  }

  @Test("a whole document is copied to the root")
  func copiesToRoot() throws {
    let source = try parsed(#"{"a":[1,"\u20ac"]}"#)
    var builder = JSONBuilder()
    builder.copy(source)
    let value = builder.finish()
    #expect(value == source)
    #expect(value.members.map(\.name) == ["a"])
  }

  @Test("a copy of a copy is equal too, for 300 random values")
  func copiesRandomValues() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<300 {
      let original = random.value()
      var first = JSONBuilder()
      first.beginArray()
      first.copy(original)
      first.end()
      var second = JSONBuilder()
      if let inner = first.finish()[0] { second.copy(inner) }
      let copy = second.finish()
      #expect(copy == original)
      #expect(copy.canonicalText == original.canonicalText)
    }
  }

  @Test("an end too few is added, and an end too many does nothing")
  func closesWhatIsOpen() {
    var open = JSONBuilder()
    open.beginArray()
    open.beginObject()
    open.key("a")
    open.beginArray()
    open.int(1)
    let completed = open.finish()
    #expect(completed.canonicalText == #"[{"a":[1]}]"#)
    var closed = JSONBuilder()
    closed.beginArray()
    closed.int(1)
    closed.end()
    closed.end()
    let value = closed.finish()
    #expect(value.canonicalText == "[1]")
  }

  @Test("nothing built is null")
  func finishesEmpty() {
    var builder = JSONBuilder()
    let value = builder.finish()
    #expect(value.isNull)
  }

  @Test("what no JSON text can say is written as null", arguments: [Double.nan, .infinity, -.infinity])
  func holdsWhatIsNoNumber(value: Double) {
    var builder = JSONBuilder()
    builder.double(value)
    let built = builder.finish()
    #expect(built.canonicalText == "null")
    #expect(built != (try? parsed("0")))
  }
}
