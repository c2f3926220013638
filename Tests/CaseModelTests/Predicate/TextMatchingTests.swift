import CaseJSON
import CaseModel
import Testing

/// `contains*` and `starts_with` ignore case as Unicode has it; `equals` and `one_of` do not.
@Suite struct TextMatchingTests {
  @Test(arguments: [
    ("Rückerstattung BITTE", "bitte", true), ("RÜCKERSTATTUNG", "rückerstattung", true), ("Éclair", "éCLAIR", true),
    ("ΑΘΗΝΑ", "αθηνα", true), ("ЧАРДЖБЭК", "чарджбэк", true), ("弁護士に相談", "弁護士", true), ("Straße", "STRASSE", false),
    ("İstanbul", "istanbul", false), ("refund", "refunds", false), ("", "a", false), ("a\u{0}B", "\u{0}b", true),
    ("aab", "ab", true), ("ababac", "abac", true), ("🙂 ok", "OK", true),
  ])
  func contains(text: String, needle: String, isFound: Bool) throws {
    let value = try value(text)
    #expect(Matcher.containsAny([Needle(try self.value(needle))]).isExpected(value) == isFound)
  }

  @Test(arguments: [
    ("Rückerstattung", "RÜCK", true), ("eine Rückerstattung", "rück", false), ("R", "rück", false),
    ("ΣΊΣΥΦΟΣ", "σίσ", true),
  ])
  func startsWith(text: String, prefix: String, isFound: Bool) throws {
    #expect(Matcher.startsWith(Needle(try value(prefix))).isExpected(try value(text)) == isFound)
  }

  @Test func equalityKeepsCase() throws {
    #expect(!Matcher.equals(try value("Refund")).isExpected(try value("refund")))
    #expect(!Matcher.oneOf([try value("Refund")]).isExpected(try value("REFUND")))
    #expect(!Matcher.set([try value("Refund")]).isExpected(try json(#"["refund"]"#)))
  }

  @Test func numbersAreEqualByValue() throws {
    for pair in [("1", "1.0"), ("1", "1e0"), ("100", "1e2"), ("0", "-0.0"), ("0.5", "5e-1")] {
      #expect(Matcher.equals(try json(pair.0)).isExpected(try json(pair.1)), "\(pair)")
      #expect(Matcher.oneOf([try json(pair.1)]).isExpected(try json(pair.0)), "\(pair)")
    }
    #expect(!Matcher.equals(try json("9007199254740993")).isExpected(try json("9007199254740992.0")))
    #expect(!Matcher.above(.int(9_007_199_254_740_992)).isExpected(try json("9007199254740992.0")))
    #expect(Matcher.above(.double(9_007_199_254_740_992)).isExpected(try json("9007199254740993")))
    #expect(!Matcher.equals(try json("1")).isExpected(try json("true")))
    #expect(!Matcher.equals(try json("1")).isExpected(try json(#""1""#)))
  }

  private func value(_ text: String) throws -> JSONValue {
    var builder = JSONBuilder()
    builder.string(text)
    return builder.finish()
  }
}
