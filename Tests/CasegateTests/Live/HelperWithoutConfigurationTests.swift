import Testing

/// The helper by itself, as somebody starts it who should not.
@Suite(.endToEnd) struct HelperWithoutConfigurationTests {
  @Test func withoutAnAgentItSaysHowItIsStarted() throws {
    let ending = try Binary.run([], in: "/tmp", executable: Binary.helper)
    #expect(ending.status == 64)
    #expect(ending.output.isEmpty)
    #expect(ending.errors.contains("casegate-http AGENT.json"))
  }

  @Test func aFileThatIsNoAgentIsRefused() throws {
    let project = try Project()
    try project.write("{\"name\": 7}", to: "agent.json")
    let ending = try Binary.run([project.path + "/agent.json"], in: "/tmp", executable: Binary.helper)
    #expect(ending.status == 65)
    #expect(ending.output.isEmpty)
    #expect(ending.errors.contains("agent.json"))
  }
}
