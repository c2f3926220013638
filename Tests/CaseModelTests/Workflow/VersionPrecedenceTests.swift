import CaseModel
import Testing

@Suite struct VersionPrecedenceTests {
  /// The examples of semver.org, point 11, and what surrounds them.
  static let ascending = [
    "0.9.9", "1.0.0-0", "1.0.0-2", "1.0.0-10", "1.0.0-99999999999999999999", "1.0.0-100000000000000000000",
    "1.0.0-A", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
    "1.0.0-rc.1", "1.0.0", "1.0.1-rc.1", "1.0.1", "1.1.0", "2.0.0-rc.1", "2.0.0", "2.1.0", "2.1.1", "10.0.0",
  ]

  @Test func everyVersionPrecedesThoseBehindIt() throws {
    let versions = try Self.ascending.map { try #require(SemanticVersion($0), "\($0)") }
    for (index, version) in versions.enumerated() {
      for (other, later) in versions.enumerated() {
        #expect((version < later) == (index < other), "\(version) \(later)")
      }
    }
  }
}
