import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import Testing

@Suite struct ReplyScreenTests {
  private func screened(
    _ reply: String, secrets: PrivacyPolicy.Treatment = .redact, personal: PrivacyPolicy.Treatment = .redact,
    isRecorded: Bool = true, variables: [String] = []
  ) throws -> Reply {
    var policy = PrivacyPolicy()
    policy.secrets = secrets
    policy.personalData = personal
    return ReplyScreen(policy, isRecorded: isRecorded, secrets: variables)
      .passed(Reply.decode(try RecordingFile.json(reply)))
  }

  private func said(_ text: String) throws -> String? {
    var builder = JSONBuilder()
    builder.beginObject()
    builder.key("output")
    builder.string(text)
    builder.end()
    let reply = Reply.decode(builder.finish())
    var policy = PrivacyPolicy()
    policy.secrets = .redact
    policy.personalData = .redact
    return ReplyScreen(policy, isRecorded: true, secrets: ["correct horse battery"]).passed(reply).output?.string
  }

  @Test(arguments: [
    "sk-ant-api03-abcDEF0123456789xyz_-Q", "AKIAIOSFODNN7EXAMPLE", "ghp_0123456789abcdefghijABCDEFGHIJ012345",
    "xoxb-123456789012-abcdef", "AIzaSyA0123456789abcdefghijklmnopqrstuv", "hf_0123456789abcdefghijABCDEFGHIJ0123",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    "Bearer 0123456789abcdef0123", "bearer abc.DEF-123_456~789+0/1=", "correct horse battery",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
  ])
  func secrets(text: String) throws {
    #expect(try said(text) == "[redacted: secret]")
    #expect(try said("first \(text), then") == "first [redacted: secret], then")
  }

  @Test(arguments: [
    ("ada@example.org", "[redacted: e-mail]"), ("Ada.L+x@mail.example.co.uk", "[redacted: e-mail]"),
    ("4111111111111111", "[redacted: card]"), ("4111-1111-1111-1111", "[redacted: card]"),
    ("3782 822463 10005", "[redacted: card]"), ("5555 5555 5555 4444", "[redacted: card]"),
    ("+49 30 1234567", "[redacted: telephone]"), ("+14155550100", "[redacted: telephone]"),
    ("(415) 555-0100", "[redacted: telephone]"), ("415-555-0100", "[redacted: telephone]"),
  ])
  func personalData(text: String, replacement: String) throws {
    #expect(try said(text) == replacement)
    #expect(try said("Write to \(text). Now!") == "Write to \(replacement). Now!")
  }

  /// What looks like it and is none: an error of a case for nothing costs as much as a leak.
  @Test(arguments: [
    "2026-11-21", "2026-11-21T02:20:00Z", "ZD-10432", "4111111111111112", "order 1234567890123456", "12345678",
    "sk-learn", "task-oriented-and-long-winded-words", "a @ b", "x@y", "user@host", "@ada", "Bearer of bad news indeed",
    "the bearer authentication scheme", "45.50 USD", "1.2.3.4", "550e8400-e29b-41d4-a716-446655440000",
    "-----BEGIN CERTIFICATE-----", "eyJ", "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "1+1=2", "+1", "(see 3)", "12 34 56", "AKIA", "9999999999999999",
  ])
  func nothingToSee(text: String) throws { #expect(try said(text) == text) }

  @Test func whatWasRedactedIsWhatIsRead() throws {
    let reply = try screened(#"{"output":{"a":["x","ada@example.org"],"n":4111111111111111,"m":12},"confidence":0.5}"#)
    #expect(
      reply.source.canonicalText
        == #"{"confidence":0.5,"output":{"a":["x","[redacted: e-mail]"],"m":12,"n":"[redacted: card]"}}"#)
    #expect(reply.output?["a"]?[1]?.string == "[redacted: e-mail]")
    #expect(reply.confidence == 0.5)
    #expect(reply.fault == nil)
  }

  @Test func whatIsRefusedSaysWhereAndNotWhat() throws {
    let reply = try screened(#"{"output":{"to":"ada@example.org"}}"#, personal: .refuse)
    #expect(reply.fault?.kind == .privateData)
    #expect(reply.fault?.message.contains("an e-mail address at output.to") == true)
    #expect(reply.fault?.message.contains("ada") == false)
    #expect(reply.source.count == 0 && reply.output == nil)
    // Two keys could become one, so that a key is never redacted.
    #expect(try screened(#"{"output":{"ada@example.org":1}}"#).fault?.kind == .privateData)
  }

  @Test func eachKindIsTreatedAsThePolicySays() throws {
    let text = #"{"output":"ada@example.org AKIAIOSFODNN7EXAMPLE"}"#
    #expect(try screened(text, secrets: .keep, personal: .keep).output?.string?.contains("ada@") == true)
    #expect(
      try screened(text, secrets: .redact, personal: .keep).output?.string == "ada@example.org [redacted: secret]")
    #expect(try screened(text, secrets: .keep, personal: .refuse).fault?.kind == .privateData)
    #expect(try screened(text, secrets: .keep, personal: .refuse, isRecorded: false).fault == nil)
    #expect(try screened(text, secrets: .refuse, personal: .keep, isRecorded: false).fault?.kind == .privateData)
  }

  @Test func aFaultThatQuotesASecretDoesNotPassItOn() throws {
    let reply = try screened(#"{"error":{"kind":"rejected","message":"wrong key sk-proj-4f9Q8ZkT2mVx7LpW1bRs"}}"#)
    #expect(reply.fault == Fault(.rejected, "wrong key [redacted: secret]"))
    let other = ReplyScreen(PrivacyPolicy(), isRecorded: false, secrets: ["hunter2-hunter2"])
      .passed(Reply(Fault(.serverError, "no hunter2-hunter2 here")))
    #expect(other.fault?.message == "no [redacted: secret] here")
  }
}
