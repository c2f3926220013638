import CaseJSON
import CaseModel
import Testing

@testable import CaseFiles

/// Files that are no YAML that should be read at all, and values that know their place.
@Suite struct YAMLBytesTests {
  @Test func aByteOrderMark() {
    #expect(
      Texts.yaml([0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8)).findings.places == ["a.yaml:1:1 yaml.byte-order-mark"])
  }

  @Test(arguments: [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0x80]] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    let (value, findings) = Texts.yaml(Array("a: \"".utf8) + bytes + Array("\"\n".utf8))
    #expect(value == nil)
    #expect(findings.codes == ["yaml.utf8"])
  }

  @Test func aPointerOfGitLFS() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    let (value, findings) = Texts.yaml(pointer)
    #expect(value == nil)
    #expect(findings.places == ["a.yaml:1:1 file.lfs-pointer"])
  }

  @Test func anAnchorIsFollowed() {
    let (value, findings) = Texts.yaml("a: &x {b: 1}\nc: *x\n")
    #expect(findings.isEmpty)
    #expect(value?["c"]?["b"]?.int == 1)
  }

  @Test func anAnchorBombIsNotFollowed() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let references = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(references)]\n"
    }
    let clock = ContinuousClock()
    let time = clock.measure {
      let (value, findings) = Texts.yaml(text)
      #expect(value == nil)
      #expect(findings.codes.allSatisfy { ["yaml.aliases", "yaml.too-large"].contains($0) } && findings.hasErrors)
    }
    #expect(time < .seconds(5))
  }

  @Test func aBombOfFewAliasesIsTooLarge() {
    var text = "a0: &a0 [\(Array(repeating: "x", count: 200).joined(separator: ", "))]\n"
    for level in 1...10 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n" }
    let (value, findings) = Texts.yaml(text)
    #expect(value == nil)
    #expect(findings.codes == ["yaml.too-large"])
  }

  @Test func theLimitOfAliases() {
    func text(_ count: Int) -> String {
      "a: &a 1\n" + (0..<count).map { "b\($0): *a\n" }.joined()
    }
    #expect(Texts.yaml(text(YAMLReader.mostAliases)).findings.isEmpty)
    #expect(Texts.yaml(text(YAMLReader.mostAliases + 1)).findings.places == ["a.yaml:1:1 yaml.aliases"])
  }

  @Test func starsInTextAreNoAliases() {
    let stars = (0..<100).map { "k\($0): \"* *a -*b\"\n" }.joined()
    #expect(Texts.yaml(stars).findings.isEmpty)
  }

  @Test func anAliasOfNothing() {
    let findings = Texts.yaml("a: *nothing\n").findings
    #expect(findings.hasErrors)
    #expect(findings.kept.first?.location?.line == 1)
  }

  @Test func nesting() {
    #expect(Texts.yaml(String(repeating: "[", count: 100) + String(repeating: "]", count: 100)).findings.isEmpty)
    let deep = Texts.yaml(String(repeating: "[", count: 200) + String(repeating: "]", count: 200)).findings
    #expect(deep.codes == ["yaml.too-deep"])
  }

  @Test func valuesKnowTheirPlaces() throws {
    let text = "größe: 1\nliste:\n  - eins\n  - {schlüssel: \"zwei\"}\ntext: |\n  mehr\n"
    let value = try #require(Texts.yaml(text).value)
    func place(_ path: String) throws -> String {
      let steps = try #require(JSONPath(path))
      let found = try #require(value.at(steps))
      return "\(found.location.line):\(found.location.column)"
    }
    #expect(try place("größe") == "1:8")
    #expect(try place("liste.0") == "3:5")
    #expect(try place("liste.1") == "4:5")
    #expect(try place("liste.1.schlüssel") == "4:17")
    #expect(try place("text").hasPrefix("5:"))
    let keys = value.members.map { "\($0.key.location.line):\($0.key.location.column)" }
    #expect(keys == ["1:1", "2:1", "5:1"])
  }

  @Test func carriageReturns() throws {
    let value = try #require(Texts.yaml("a: 1\r\nb:\r\n  c: x\r\n").value)
    #expect(value["b"]?["c"]?.string == "x")
    #expect(value["b"]?["c"]?.location.line == 3)
  }
}
