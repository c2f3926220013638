import CaseJSON
import Testing

@Suite("Canonical text")
struct CanonicalTextTests {
  @Test("members are sorted by the bytes of their keys, in every object")
  func sorts() throws {
    // By bytes: "Z" before "a" before "é" before "€" before U+FFFF before the pictures, which UTF-16 puts earlier.
    let text = "{\"\u{FFFF}\":6,\"😀\":7,\"a\":2,\"€\":5,\"Z\":1,\"é\":4,\"ab\":3,\"\":0}"
    let expected = "{\"\":0,\"Z\":1,\"a\":2,\"ab\":3,\"é\":4,\"€\":5,\"\u{FFFF}\":6,\"😀\":7}"
    #expect(try parsed(text).canonicalText == expected)
    #expect(try parsed("[[\(text)]]").canonicalText == "[[\(expected)]]")
  }

  @Test("keys that share a long beginning are sorted by what follows")
  func sortsLongKeys() throws {
    let beginning = String(repeating: "k", count: 15)
    let names = ["z", "", "a", "\u{0}", "az", "é"].map { beginning + $0 }
    var writer = JSONWriter()
    writer.object { writer in
      for name in names {
        writer.key(named: name)
        writer.int(name.utf8.count)
      }
    }
    let value = try parsed(String(decoding: writer.bytes, as: UTF8.self))
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(try parsed(value.canonicalText).members.map(\.name) == sorted)
  }

  @Test("random keys stand in the order of their bytes, NUL and the ends of short ones too", arguments: 1...200)
  func sortsRandomKeys(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var names = Set<[UInt8]>()
    for _ in 0..<12 {
      let name = Array(random.string().utf8)
      names.formUnion([name, name + [0], name + [0x61], Array("12345678".utf8) + name])
    }
    var builder = JSONBuilder(text: Array("some text in front".utf8))
    builder.beginObject()
    for name in names.shuffled(using: &random) {
      builder.key(String(decoding: name, as: UTF8.self))
      builder.null()
    }
    builder.end()
    let back = try parsed(builder.finish().canonicalText)
    let written = back.members.compactMap { member in member.key.withUTF8 { Array($0) } }
    #expect(written == names.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(try parsed(back.canonicalText).members.map(\.name) == back.members.map(\.name))
  }

  @Test("a thousand keys in any order have one text", arguments: 1...5)
  func sortsMany(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let members = (0..<1000).map { #""\#($0)":\#($0)"# }
    let shuffled = "{" + members.shuffled(using: &random).joined(separator: ",") + "}"
    let expected = members.sorted { $0.prefix { $0 != ":" }.dropLast() < $1.prefix { $0 != ":" }.dropLast() }
    #expect(try parsed(shuffled).canonicalText == "{" + expected.joined(separator: ",") + "}")
  }

  @Test("values that are equal have one text")
  func isOneForEqualValues() throws {
    for texts in [
      ["1", "1.0", "1e0", "10e-1"], ["0", "-0", "-0.0", "0e5"], [#""A""#, #""\u0041""#],
      ["1152921504606846976", "1152921504606846976.0", "1.152921504606846976e18"],
      ["-9223372036854775808", "-9223372036854775808.0"],
    ] {
      #expect(Set(try texts.map { try parsed($0).canonicalText }).count == 1, "\(texts)")
    }
  }

  @Test("the indented layout is sorted too and reads back as the same value")
  func indents() throws {
    let value = try parsed(#"{"b":[{},[],{"d":1,"c":"\n"}],"a":{}}"#)
    var writer = JSONWriter(.indented)
    writer.value(value)
    let expected = """
      {
        "a": {},
        "b": [
          {},
          [],
          {
            "c": "\\n",
            "d": 1
          }
        ]
      }
      """
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    #expect(try parsed(expected) == value)
  }

  @Test("a value stands in a text like any other field")
  func writesValuesAmongFields() throws {
    let value = try parsed(#"{"y":2,"x":[1]}"#)
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("first")
      writer.value(value)
      writer.key("second")
      writer.array { writer in
        writer.value(value)
        if let element = value["x"]?[0] { writer.value(element) }
      }
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"first":{"x":[1],"y":2},"second":[{"x":[1],"y":2},1]}"#)
  }

  @Test(
    "written, read, compared and written again: 500 random values", arguments: 1...4,
    [JSONWriter.Layout.compact, .indented])
  func roundTrips(seed: Int, layout: JSONWriter.Layout) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<500 {
      let value = random.value()
      var first = JSONWriter(layout)
      first.value(value)
      let (document, faults) = JSONScanner.scan(first.bytes)
      #expect(faults == [])
      let back = try #require(document).root
      #expect(back == value)
      var second = JSONWriter(layout)
      second.value(back)
      #expect(second.bytes == first.bytes)
    }
  }

  @Test("20,000 floating-point numbers come back bit for bit", arguments: 1...4)
  func keepsDoubles(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var writer = JSONWriter()
    var values: [Double] = []
    writer.array { writer in
      for _ in 0..<5000 {
        let value = random.double()
        values.append(value)
        writer.double(value)
      }
    }
    let (document, faults) = JSONScanner.scan(writer.bytes)
    #expect(faults == [])
    let back = try #require(document).root.elements.map { $0.number?.double ?? .nan }
    #expect(back.map { $0 == 0 ? 0 : $0.bitPattern } == values.map { $0 == 0 ? 0 : $0.bitPattern })
  }
}
