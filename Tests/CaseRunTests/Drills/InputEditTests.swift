import CaseJSON
import CaseModel
import Testing

@testable import CaseRun

@Suite struct InputEditTests {
  private let input = JSONScanner.scan(Array(#"{"a":1,"b":{"c":[1,2],"d":"x"},"e":null}"#.utf8)).document?.root

  private func path(_ text: String) throws -> JSONPath { try #require(JSONPath(text)) }

  /// As it stands in memory, for the canonical text sorts members.
  private func names(_ value: JSONValue?) -> [String] { value?.members.map(\.name) ?? [] }

  @Test func removesOnlyWhatThePathLeadsTo() throws {
    let input = try #require(input)
    #expect(InputEdit.removing(try path("b.d"), from: input)?.canonicalText == #"{"a":1,"b":{"c":[1,2]},"e":null}"#)
    #expect(InputEdit.removing(try path("a"), from: input)?.canonicalText == #"{"b":{"c":[1,2],"d":"x"},"e":null}"#)
    #expect(InputEdit.removing(try path("b.x"), from: input) == nil)
  }

  @Test func setsWhatIsThereAndAddsWhatIsNot() throws {
    let input = try #require(input)
    let seven = try #require(input.at(try path("b.c"))?[1])
    #expect(InputEdit.setting(try path("b.d"), to: seven, in: input)?["b"]?["d"]?.int == 2)
    #expect(InputEdit.setting(try path("b.new"), to: seven, in: input)?["b"]?["new"]?.int == 2)
    #expect(InputEdit.setting(try path("a.b"), to: seven, in: input) == nil)
    #expect(names(InputEdit.setting(try path("a"), to: seven, in: input)) == ["a", "b", "e"])
  }

  @Test func elementsOfListsStayWhereTheyAre() throws {
    let list = try #require(JSONScanner.scan(Array(#"{"l":[{"a":1,"b":2},{"a":3}]}"#.utf8)).document?.root)
    #expect(InputEdit.removing(try path("l.0.a"), from: list)?.canonicalText == #"{"l":[{"b":2},{"a":3}]}"#)
    #expect(InputEdit.removing(try path("l.0"), from: list) == nil)
    let two = try #require(list.at(try path("l.0.b")))
    #expect(InputEdit.setting(try path("l.1.a"), to: two, in: list)?.canonicalText == #"{"l":[{"a":1,"b":2},{"a":2}]}"#)
  }

  @Test func reversesMembersAndNotElements() throws {
    let input = try #require(input)
    let reversed = InputEdit.reversing(input)
    #expect(names(reversed) == ["e", "b", "a"])
    #expect(names(reversed["b"]) == ["d", "c"])
    #expect(reversed == input)
  }

  @Test func addsOneMemberAtTheEnd() throws {
    let input = try #require(input)
    #expect(names(InputEdit.adding("new", to: input)) == ["a", "b", "e", "new"])
  }
}
