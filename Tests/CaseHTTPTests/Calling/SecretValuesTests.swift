import CaseHTTP
import CaseJSON
import CaseModel
import Testing

@Suite struct SecretValuesTests {
  private let secrets = SecretValues(["KEY": "sk-12345678", "LONGER": "sk-12345678-and-more", "SHORT": "acme"])

  @Test func aSecretGivesWayToItsName() {
    #expect(secrets.redact("Bearer sk-12345678!") == "Bearer [KEY]!")
    #expect(secrets.redact("x-sk-12345678-and-more") == "x-[LONGER]")
    #expect(secrets.redact("acme stays, and sk-1234567 does") == "acme stays, and sk-1234567 does")
  }

  @Test func itIsFoundAndReplacedInsideJSON() throws {
    let quoted = SecretValues(["KEY": "a\"b\\c\nsecret"])
    var writer = JSONWriter()
    writer.object { writer in
      writer.key(named: "a\"b\\c\nsecret")
      writer.string("it is a\"b\\c\nsecret.")
    }
    #expect(quoted.stand(in: writer.bytes))
    let value = try #require(JSONScanner.scan(writer.bytes).document?.root)
    #expect(quoted.redact(value).canonicalText == #"{"[KEY]":"it is [KEY]."}"#)
    #expect(!quoted.stand(in: Array(quoted.redact(value).canonicalText.utf8)))
  }

  @Test func othersAreLeftAlone() {
    #expect(!secrets.stand(in: Array(#"{"a":"sk-1234567"}"#.utf8)))
    #expect(!SecretValues([:]).stand(in: Array("{}".utf8)))
  }
}
