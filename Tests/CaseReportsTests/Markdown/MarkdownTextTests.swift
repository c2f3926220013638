import CaseModel
import Testing

@testable import CaseReports

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("plain words, 0.95 of 20", "plain words, 0.95 of 20"), ("a | b", "a &#124; b"), ("`code`", "&#96;code&#96;"),
    ("<script>", "&lt;script&gt;"), ("a & b", "a &amp;&#8203; b"), ("_a_ *b*", "\\_a\\_ \\*b\\*"),
    ("[x](y)", "\\[x\\]\\(y\\)"), ("@octocat", "&#64;&#8203;octocat"), ("#12", "&#35;&#8203;12"),
    ("GH-12", "GH&#45;&#8203;12"), ("ZD-12", "ZD-12"), ("https://x.example", "https:&#8203;//x.example"),
    ("www.x.example", "www&#8203;.x.example"), ("a@b.example", "a&#64;&#8203;b.example"),
    ("$x$", "<span>$</span>x<span>$</span>"), ("a\nb", "a\\\\u\\{a\\}b"), ("- a", "&#45;&#8203; a"),
    ("1. a", "1\\. a"), ("1.5", "1.5"), ("    code", "&#32;   code"), ("\\", "\\\\"), ("!x", "&#33;&#8203;x"),
    ("~~x~~", "&#126;&#8203;&#126;&#8203;x&#126;&#8203;&#126;&#8203;"),
  ])
  func nothingIsMarkup(text: String, escaped: String) { #expect(MarkdownText.escaped(text) == escaped) }

  @Test func longTextIsCut() {
    let escaped = MarkdownText.escaped(String(repeating: "a", count: 5000))
    #expect(escaped.count == 401 && escaped.hasSuffix("…"))
  }

  /// Of all that ASCII has, in every neighbourhood of two, no character is left that begins markup.
  @Test func noPairOfCharactersIsMarkup() {
    let ascii = (0x00...0x7F).compactMap(Unicode.Scalar.init)
    for first in ascii {
      for second in ascii {
        var text = String()
        text.unicodeScalars.append(contentsOf: [first, second])
        let escaped = MarkdownText.escaped(text).replacing("<span>$</span>", with: "")
          .replacing(/&(#\d+|[a-z]+);/, with: "").replacing(/\\[^a-zA-Z0-9]/, with: "")
        #expect(!escaped.contains { "<>|`*_[](){}@#!~&$\\\n\r".contains($0) }, "\(text.debugDescription)")
      }
    }
  }
}
