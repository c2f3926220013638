import CaseJSON
import CaseModel
import Testing

/// What YAML readers disagree about is a finding with its place, never a guess.
@Suite struct YAMLTrapTests {
  private func places(_ text: String) -> [String] { Texts.yaml(text).findings.places }

  @Test func oneDoubledKey() {
    #expect(places("a: 1\nb: 2\na: 3\n") == ["a.yaml:3:1 yaml.duplicate-key"])
    #expect(Texts.yaml("a: 1\nb: 2\na: 3\n").findings.kept.first?.message.contains("'a'") == true)
  }

  @Test func severalDoubledKeysAreAllReported() {
    let text = "a: 1\nb:\n  x: 1\n  y: 2\n  x: 3\nc: {k: 1, l: 2, k: 3}\na: 4\nb: 5\n"
    #expect(
      Set(places(text)) == [
        "a.yaml:5:3 yaml.duplicate-key", "a.yaml:6:17 yaml.duplicate-key", "a.yaml:7:1 yaml.duplicate-key",
        "a.yaml:8:1 yaml.duplicate-key",
      ])
  }

  @Test func aKeyThatStandsThreeTimes() {
    #expect(
      Set(places("abc: 1\nabc: 2\nabc: 3\n")) == ["a.yaml:2:1 yaml.duplicate-key", "a.yaml:3:1 yaml.duplicate-key"])
  }

  @Test func doubledKeysInQuotesOrWithUmlauts() {
    #expect(places("\"a\": 1\n\"a\": 2\n").contains { $0.hasSuffix("yaml.duplicate-key") })
    #expect(places("größe: 1\ngröße: 2\n").contains { $0.hasSuffix("yaml.duplicate-key") })
    #expect(places("my key: 1\nmy key: 2\n").contains { $0.hasSuffix("yaml.duplicate-key") })
    #expect(places("{a b: 1, a b: 2}\n").contains { $0.hasSuffix("yaml.duplicate-key") })
    #expect(places("a: 1\n\"a\": 2\n").contains { $0.hasSuffix("yaml.duplicate-key") })
  }

  @Test func theValuesAfterADoubledKeyAreReadAllTheSame() {
    #expect(places("a: 1\na: 2\nb: yes\n") == ["a.yaml:2:1 yaml.duplicate-key", "a.yaml:3:4 yaml.ambiguous"])
  }

  @Test(arguments: ["yes", "no", "on", "off", "y", "n", "Yes", "NO", "On", "OFF", "True", "FALSE", "Null"])
  func whatSomeTakeForABoolean(word: String) {
    #expect(places("a:\n  b: \(word)\n") == ["a.yaml:2:6 yaml.ambiguous"])
    #expect(Texts.yaml("a: \"\(word)\"\n").value?["a"]?.string == word)
    #expect(Texts.yaml("a: '\(word)'\n").findings.isEmpty)
  }

  @Test(arguments: [
    ".nan", ".NaN", ".inf", "-.inf", "+.inf", "nan", "Infinity", "010", "0o17", "0x1F", "0b11", "1_000", "12:30",
    "1:02:03",
    "+5", ".5", "5.", "+.5", "1e", "0x1_f", "08", "1.2e+", "190:20:30.15",
  ])
  func whatIsNoNumberToEverybody(word: String) {
    #expect(places("a: \(word)\n") == ["a.yaml:1:4 yaml.ambiguous"], "\(Texts.yaml("a: \(word)\n").findings.text)")
    #expect(Texts.yaml("a: \"\(word)\"\n").value?["a"]?.string == word)
  }

  @Test(arguments: [
    ("7", "7"), ("-7", "-7"), ("0.5", "0.5"), ("1e3", "1000.0"), ("0", "0"), ("true", "true"), ("null", "null"),
    ("~", "null"), ("", "null"), ("2.3.0", #""2.3.0""#), ("30d", #""30d""#), ("1-2", #""1-2""#),
    ("2026-03-11", #""2026-03-11""#),
    ("a: b", nil), ("yesterday", #""yesterday""#), ("$input.amount", #""$input.amount""#), ("nobody", #""nobody""#),
  ])
  func whatEverybodyReadsAlike(word: String, expected: String?) {
    let (value, findings) = Texts.yaml("a: \(word)\n")
    guard let expected else { return #expect(findings.hasErrors) }
    #expect(findings.isEmpty, "\(findings.text)")
    #expect(value?["a"]?.canonicalText == expected || value?["a"]?.canonicalText == "1000")
  }

  @Test func keysAreTextWhateverTheyLookLike() {
    let (value, findings) = Texts.yaml("on: 1\nno: 2\n7: 3\ntrue: 4\nnull: 5\n")
    #expect(findings.isEmpty, "\(findings.text)")
    #expect(value?.members.map(\.name) == ["on", "no", "7", "true", "null"])
  }

  @Test func aKeyThatIsNoText() {
    #expect(places("? [a, b]\n: 1\n").contains { $0.hasSuffix("yaml.key") })
  }

  @Test func tabs() { #expect(Texts.yaml("a:\n\tb: 1\n").findings.codes == ["yaml.syntax"]) }

  @Test(arguments: ["!!str 7", "!!float 7", "!custom x", "!!binary aGk=", "!!int \"7\""]) func tags(value: String) {
    #expect(places("a: 1\nb: \(value)\n").contains { $0.hasPrefix("a.yaml:2:") && $0.hasSuffix("yaml.tag") })
  }

  @Test(arguments: ["a: !!map {b: 1}", "a: !!seq [1]", "a: !custom {b: 1}", "a: !custom [1]", "a: !!set {b}"])
  func tagsOfCollections(text: String) {
    #expect(places(text + "\n").contains { $0.hasSuffix("yaml.tag") }, "\(text)")
  }

  @Test func mergeKeys() {
    #expect(places("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n").contains("a.yaml:3:3 yaml.merge"))
  }

  @Test func twoDocuments() {
    let findings = Texts.yaml("a: 1\n---\nb: 2\n").findings
    #expect(findings.codes == ["yaml.syntax"], "\(findings.text)")
    #expect(findings.kept.first?.location?.line == 2)
    #expect(Texts.yaml("---\na: 1\n").findings.isEmpty)
    #expect(Texts.yaml("---\na: 1\n...\n").findings.isEmpty)
  }

  @Test func emptyFiles() {
    for text in ["", "\n\n", "# nothing\n", "---\n"] {
      #expect(Texts.yaml(text).value == nil || Texts.yaml(text).value?.isNull == true)
    }
    #expect(Texts.yaml("").findings.codes == ["yaml.empty"])
  }

  @Test func brokenStructure() {
    let findings = Texts.yaml("a: 1\nb: [1, 2\nc: 3\n").findings
    #expect(findings.codes == ["yaml.syntax"])
    #expect((2...4).contains(findings.kept.first?.location?.line ?? 0), "\(findings.text)")
  }
}
