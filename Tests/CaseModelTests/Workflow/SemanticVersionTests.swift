import CaseModel
import Testing

@Suite struct SemanticVersionTests {
  @Test(arguments: ["0.0.0", "2.3.0", "10.20.30", "1.0.0-rc.1", "1.0.0-alpha-b.2", "1.0.0-0", "1.0.0-0a.-"])
  func valid(text: String) throws { #expect(try #require(SemanticVersion(text)).description == text) }

  @Test(arguments: [
    "", "1", "1.2", "1.2.3.4", "v1.2.3", "1.2.x", "01.2.3", "1.02.3", "1.2.03", "1.2.3-", "-1.2.3", "1..3", "1.2.",
    ".2.3",
    "1.2.3-ä", "1.2.3-a b", "1.2.3\n", " 1.2.3", "1,2,3", "１.2.3", "99999999999999999999.0.0", "1.2.3-a..b", "1.2.3-.a",
    "1.2.3-01", "1.2.3+build",
  ])
  func invalid(text: String) { #expect(SemanticVersion(text) == nil, "\(text)") }

  @Test func parts() throws {
    let version = try #require(SemanticVersion("2.3.4-rc.1"))
    #expect((version.major, version.minor, version.patch) == (2, 3, 4))
    #expect(version.preRelease == "rc.1")
    #expect(SemanticVersion("1.0.0") != SemanticVersion("1.0.0-rc.1"))
  }
}
