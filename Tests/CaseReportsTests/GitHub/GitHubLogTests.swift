import CaseJSON
import Testing

@testable import CaseReports

@Suite struct GitHubLogTests {
  @Test(arguments: [
    ("::error::x", "\\::error::x"), ("  ::set-output name=a::b", "  \\::set-output name=a::b"),
    ("ok\n\t::error::x\n", "ok\n\t\\::error::x\n"), ("ok\r::error::x", "ok\r\\::error::x"),
    ("ok\r\n\u{A0}\u{2003}::x", "ok\r\n\u{A0}\u{2003}\\::x"), ("\u{1B}[31m::x", "\u{1B}[31m::x"),
    ("\u{FEFF}::x", "\u{FEFF}\\::x"), ("a ##[error]x", "a ##\\[error]x"), ("###[x]", "###\\[x]"),
    ("##[\u{301}x]", "##\\[\u{301}x]"), ("a :: b", "a :: b"), ("#[x] ##", "#[x] ##"), ("plain", "plain"), ("", ""),
  ])
  func noLineIsACommand(text: String, harmless: String) {
    #expect(GitHubLog.harmless(text).unicodeScalars.elementsEqual(harmless.unicodeScalars))
  }

  @Test(arguments: ["##[error]", "a ###[set-env name=x]", "##[\u{301}", "no mark", "[##]"])
  func jsonMeansTheSame(text: String) throws {
    var writer = JSONWriter(.indented)
    writer.object { $0.field("x", text) }
    let json = GitHubLog.harmless(json: String(decoding: writer.bytes, as: UTF8.self))
    let value = try #require(JSONScanner.scan(Array(json.utf8)).document?.root["x"]?.string)
    #expect(value.utf8.elementsEqual(text.utf8))
    #expect(!json.unicodeScalars.split(separator: "#").contains { $0.first == "[" && json.contains("##[") })
    for line in json.split(separator: "\n") { #expect(!line.drop { $0 == " " }.hasPrefix(":")) }
  }
}
