import Testing

@testable import CaseModel

/// What patterns find, and what they do not.
struct PatternMatchTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let pattern: String
    let found: [String]
    let missed: [String]

    init(_ pattern: String, finds found: [String], misses missed: [String] = []) {
      self.pattern = pattern
      self.found = found
      self.missed = missed
    }

    var testDescription: String { pattern }
  }

  private func check(_ example: Example) throws {
    let pattern = try Pattern(example.pattern)
    for text in example.found { #expect(pattern.isFound(in: text), "in \(text.debugDescription)") }
    for text in example.missed { #expect(!pattern.isFound(in: text), "in \(text.debugDescription)") }
  }

  @Test(arguments: [
    Example("", finds: ["", "a"]),
    Example("refund", finds: ["refund", "a refund, please"], misses: ["", "refun", "Refund", "re fund"]),
    Example("aab", finds: ["aab", "aaaab"], misses: ["aa", "abab"]),
    Example("a.c", finds: ["abc", "a\rc", "a\u{1F600}c", "aéc"], misses: ["a\nc", "ac", "a\u{1F600}\u{1F600}c"]),
    Example("é", finds: ["café", "\u{E9}"], misses: ["e", "e\u{301}"]),
    Example("日本", finds: ["日本語"], misses: ["日", "本日"]),
    Example("a\u{301}", finds: ["a\u{301}"], misses: ["á", "a"]),
    Example("/,;:<>=!@#%&~\"'`-_", finds: ["/,;:<>=!@#%&~\"'`-_"], misses: ["/"]),
  ])
  func literals(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example("\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\^\\$\\|\\\\", finds: [".*+?()[]{}^$|\\"], misses: ["a*+?()[]{}^$|\\"]),
    Example("\\/\\-\\\"\\ \\_\\~", finds: ["/-\" _~"]),
    Example("^\\n\\r\\t\\f$", finds: ["\n\r\t\u{C}"], misses: ["nrtf"]),
    Example("^\\d+$", finds: ["0123456789"], misses: ["", "a", "٣", "1a"]),
    Example("^\\D$", finds: ["a", "\n", "٣"], misses: ["0", "9"]),
    Example("^\\w+$", finds: ["azAZ09_"], misses: ["é", "-", " "]),
    Example("^\\W$", finds: ["é", "-", "\n"], misses: ["a", "_", "0"]),
    Example("^\\s+$", finds: [" \t\n\r\u{B}\u{C}"], misses: ["\u{A0}", "a"]),
    Example("^\\S$", finds: ["a", "\u{A0}"], misses: [" ", "\n"]),
    Example("^\\x41\\x0a\\u00e9\\x{1F600}\\u{41}$", finds: ["A\né\u{1F600}A"], misses: ["x41"]),
  ])
  func escapes(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example("^[abc]$", finds: ["a", "b", "c"], misses: ["d", "", "ab"]),
    Example("^[a-cx-z]$", finds: ["b", "y"], misses: ["d", "w", "-"]),
    Example("^[^a-c]$", finds: ["d", "\n", "é", "\u{1F600}"], misses: ["a", "c", ""]),
    Example("^[-a]$", finds: ["-", "a"], misses: ["b"]),
    Example("^[a-]$", finds: ["-", "a"], misses: ["b"]),
    Example("^[^-]$", finds: ["a"], misses: ["-"]),
    Example("^[a\\-c]$", finds: ["a", "-", "c"], misses: ["b"]),
    Example("^[+--]$", finds: ["+", ",", "-"], misses: ["."]),
    Example("^[\\]\\[\\\\^]$", finds: ["]", "[", "\\", "^"], misses: ["a"]),
    Example("^[.*+?(){}|$]$", finds: [".", "*", "+", "?", "(", ")", "{", "}", "|", "$"], misses: ["a", ""]),
    Example("^[\\d\\s_]$", finds: ["7", " ", "_"], misses: ["a"]),
    Example("^[^\\d\\s]$", finds: ["a", "é"], misses: ["7", " "]),
    Example("^[\\D5]$", finds: ["a", "5"], misses: ["4"]),
    Example("^[\\x41-\\u0043]$", finds: ["A", "B", "C"], misses: ["D"]),
    Example("^[à-ÿ]$", finds: ["é"], misses: ["e", "Ā"]),
    Example("^[\u{1F600}-\u{1F64F}]$", finds: ["\u{1F610}"], misses: ["\u{1F650}", "a"]),
    Example("[^\\d\\D]", finds: [], misses: ["", "a", "1"]),
  ])
  func classes(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example("^ab*c$", finds: ["ac", "abc", "abbbc"], misses: ["abb", "bc"]),
    Example("^ab+c$", finds: ["abc", "abbbc"], misses: ["ac"]),
    Example("^ab?c$", finds: ["ac", "abc"], misses: ["abbc"]),
    Example("^a{3}$", finds: ["aaa"], misses: ["aa", "aaaa"]),
    Example("^a{2,}$", finds: ["aa", "aaaaa"], misses: ["a", ""]),
    Example("^a{1,3}$", finds: ["a", "aa", "aaa"], misses: ["", "aaaa"]),
    Example("^a{0}b{0,}$", finds: ["", "bb"], misses: ["a"]),
    Example("^a{1000}$", finds: [String(repeating: "a", count: 1000)], misses: [String(repeating: "a", count: 999)]),
    Example("^a*?b+?c??d{1,2}?$", finds: ["aabbcdd", "bd"], misses: ["a"]),
    Example("^(ab|c)+$", finds: ["ab", "cab", "abcab"], misses: ["", "a", "abb"]),
    Example("^(?:a|b|)x$", finds: ["ax", "bx", "x"], misses: ["cx", "abx"]),
    Example("^(|a)(b|)$", finds: ["", "a", "b", "ab"], misses: ["ba"]),
    Example("^((a)(?:b(c)*)?)*$", finds: ["", "a", "abccaab"], misses: ["b", "ac"]),
    Example("^(a*)*$", finds: ["", "aaa"], misses: ["b"]),
    Example("^(a?b?){2}$", finds: ["", "ab", "ba", "abab", "bb"], misses: ["bbb", "aba b"]),
    Example("^()*(){3}$", finds: [""], misses: ["a"]),
    Example("a||b", finds: ["", "x"]),
  ])
  func repetitionsAndAlternatives(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example("^a", finds: ["ab"], misses: ["ba", "b\na"]),
    Example("a$", finds: ["ba"], misses: ["ab", "a\nb", "a\n"]),
    Example("^$", finds: [""], misses: ["a", "\n"]),
    Example("$", finds: ["", "a"]),
    Example("a^b", finds: [], misses: ["ab", "a\nb"]),
    Example("a$b", finds: [], misses: ["ab", "a\nb"]),
    Example("(^|,)x(,|$)", finds: ["x", "a,x", "x,a", "a,x,b"], misses: ["ax", "xa", "a,xb"]),
    Example("x|^a|b$", finds: ["cxc", "ac", "cb"], misses: ["ca", "bc"]),
    Example("\\bcat\\b", finds: ["cat", "a cat!", "écaté"], misses: ["cats", "_cat", "concat"]),
    Example("\\Bcat", finds: ["concat"], misses: ["cat", "a cat"]),
    Example("\\b", finds: ["a", " a "], misses: ["", " ", "é"]),
    Example("\\B", finds: ["", " ", "ab"], misses: ["a"]),
    Example("a\\b.\\bc", finds: ["a-c"], misses: ["abc", "a--c"]),
  ])
  func anchors(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example("(?i)refund", finds: ["Refund", "REFUND", "refund"], misses: ["ref und"]),
    Example("(?i)^[a-c]+$", finds: ["aBC"], misses: ["d", "D"]),
    Example("(?i)^[^a-c]$", finds: ["d", "D"], misses: ["a", "B"]),
    Example("(?i)^É\\u00df$", finds: ["éß", "É\u{1E9E}"], misses: ["Ess"]),
    Example("(?i)^Жж$", finds: ["жЖ"], misses: ["ж"]),
    Example("(?i)^k$", finds: ["K", "\u{212A}"], misses: ["x"]),
    Example("(?i)^\\w$", finds: ["K"], misses: ["\u{212A}"]),
    Example("(?i)^İ$", finds: ["İ"], misses: ["i", "I"]),
    Example("(?i)^ſ$", finds: ["ſ"], misses: ["s", "S"]),
    Example("(?i)", finds: [""]),
  ])
  func casesFold(_ example: Example) throws { try check(example) }

  @Test func bytesThatAreNoUTF8ReadAsReplacements() throws {
    let texts: [[UInt8]] = [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF8, 0x80], [0x80]]
    for text in texts {
      let isFound = try Pattern("^\\uFFFD+$").isFound(in:) as (UnsafeBufferPointer<UInt8>) -> Bool
      #expect(text.withUnsafeBufferPointer(isFound), "\(text)")
      #expect(try (text + [0x61]).withUnsafeBufferPointer(Pattern("\\uFFFDa$").isFound(in:)), "\(text)")
    }
  }

  @Test func longTextsTakeNoLongerThanTheyAreLong() throws {
    let text = String(repeating: "a", count: 100_000)
    let pattern = try Pattern("(a+)+$")
    #expect(!pattern.isFound(in: text + "b"))
    #expect(pattern.isFound(in: text))
    #expect(try !Pattern("^(.*)*(x+x+)+y").isFound(in: text))
    #expect(try Pattern("^(a?){50}a{50}$").isFound(in: String(text.prefix(100))))
  }

  @Test func patternsAreTheirSource() throws {
    #expect(try Pattern("a|b") == Pattern("a|b"))
    #expect(try Pattern("a|b") != Pattern("b|a"))
    #expect(try Pattern("(?i)a").description == "(?i)a")
  }
}
