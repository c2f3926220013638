import CaseJSON
import Testing

@Suite("Grammar: words that are not JSON")
struct LiteralGrammarTests {
  @Test("words of other languages are rejected", arguments: words)
  func rejects(row: GrammarCase) { row.verify() }

  private static let words: [GrammarCase] = [
    .reject("True", "True", "json.literal@0"),
    .reject("TRUE", "[TRUE]", "json.literal@1"),
    .reject("False", "[False]", "json.literal@1"),
    .reject("Null", "Null", "json.literal@0"),
    .reject("NULL", #"{"a":NULL}"#, "json.literal@5"),
    .reject("None", #"{"a":None}"#, "json.literal@5"),
    .reject("nil", "nil", "json.literal@0"),
    .reject("undefined", "[undefined]", "json.literal@1"),
    .reject("NaN", "[NaN]", "json.literal@1"),
    .reject("nan", "nan", "json.literal@0"),
    .reject("Infinity", "[Infinity]", "json.literal@1"),
    .reject("inf", "inf", "json.literal@0"),
    .reject("yes", #"{"a":yes}"#, "json.literal@5"),
    .reject("a word", "hello", "json.literal@0"),
    .reject("a word of 40 letters", String(repeating: "w", count: 40), "json.literal@0"),
    .reject("a word of one letter", "x", "json.literal@0"),
    .reject("word in single quotes", "'a'", "json.literal@0"),
    .reject("empty single quotes", "['']", "json.literal@1"),
    .reject("back ticks", "`a`", "json.syntax@0"),
    .reject("typographic quotes", "\u{201C}a\u{201D}", "json.syntax@0"),
    .reject("letter outside ASCII", "[é]", "json.syntax@1"),
    .reject("picture", "😀", "json.syntax@0"),
    .reject("bad byte for a value", [0x5B, 0xFF, 0x5D], "json.syntax@1"),
    .reject("trues", "trues", "json.literal@0"),
    .reject("true1", "[true1]", "json.literal@1"),
    .reject("truefalse", "truefalse", "json.literal@0"),
    .reject("nullnull", "[nullnull]", "json.literal@1"),
    .reject("true.", "true.", "json.literal@0"),
    .reject("null_", "null_", "json.literal@0"),
    .reject("nul", "[nul]", "json.literal@1"),
    .reject("tru", "[tru]", "json.literal@1"),
    .reject("fals", #"{"a":fals}"#, "json.literal@5"),
    .reject("true and a letter outside ASCII", "[trueé]", "json.syntax@5"),
    .reject("true false", "true false", "json.trailing-content@5"),
    .reject("tru at the end of the text", "tru", "json.truncated@0"),
    .reject("n at the end of the text", "[n", "json.truncated@1"),
    .reject("fals at the end of the text", "fals", "json.truncated@0"),
    .reject("tx at the end of the text", "tx", "json.literal@0"),
  ]
}
