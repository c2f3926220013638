import Testing

@Suite(.endToEnd) struct FixtureTests {
  @Test func fixturePromotesAsItIs() throws {
    let project = try Project()
    try Fixture().write(to: project)
    let ending = try project.casegate("run", "flow.yaml")
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.hasPrefix("PROMOTE"))
    #expect(try project.runFile("verdict.json")?.contains("\"verdict\": \"promote\"") == true)
  }
}
