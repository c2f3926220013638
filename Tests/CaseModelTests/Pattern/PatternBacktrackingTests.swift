import Testing

@testable import CaseModel

/// Which patterns a backtracking engine could need exponential time for.
struct PatternBacktrackingTests {
  @Test(arguments: [
    "(a+)+$", "(a|a)*", "(a|aa)+", "(\\w+\\s?)*x", "(.*)*", "(x+x+)+y", "(a*)*", "((a*)*)*", "(a+?)+?b", "(a|a?)+$",
    "(a?a?)*", "(a?b?)*", "(a*b*)*", "(a{1,2})*", "(a{0,3})*x", "(a{2,}){2,}", "(\\d+,?)+;", "([a-z]|\\w)*!",
    "^(([a-z])+.)+[A-Z]([a-z])+$", "(.|\\n|x)*y", "(ab|a|b)*c", "(abab|ab)*c", "(a|ba|ab|b)*c", "(?i)(a|A)*b",
    "(é|[à-ÿ])*x", "x(y(a|a)*z)?", "(\\s|\\bb|b)*x", "(a|\\Ba)*x", "(a+)+[^\\d\\D]", "(.{1,300} [a-z]{1,300})*",
    "((a?){200})*", "((a?){100}b)*",
  ])
  func exponential(_ source: String) throws {
    #expect(try Pattern(source).canBacktrackExponentially)
  }

  /// An iteration without a character is tried and then ends the loop, in PCRE and in Python: two ways to go on.
  @Test(arguments: ["((a?)*b)*x", "((a?)?b)*x", "((|a)+b)*x", "(()*b)*x", "((a*)?b)*x"])
  func exponentialByEmptyIterations(_ source: String) throws {
    #expect(try Pattern(source).canBacktrackExponentially)
  }

  @Test(arguments: [
    "", "a", "a*a*", "(ab)*", "^\\d{3}-\\d{4}$", "(foo|bar)+", "(a|b)*c", "[a-z]+@[a-z]+", "(a?)*", "()*", "(|)*",
    "(|a)*", "(a|b?)*", "(a*b)*", "(a+b+)*", "(\\d+,)+", "(\\d+(,|$))+", ".*.*.*x", "(a|a)", "(a|a){9}",
    "(a+){9}", "(a?){3}", "\\s+$", "^(\\w+ )*\\w+$", "([^,]*,)*x", "(\"[^\"]*\"|[^\",])*x", "(a|[^a])*",
    "(?i)(a|b)*c", "(?:(a|a)|b)c*", "(^a|a)*x", "(a$|a)*x", "(\\b\\w+\\b)*x", "(\\w+\\b ?)*x", "(a|\\bb|\\Bb)*x",
    "$(a|a)*", "x^(a|a)*", "[^\\d\\D](a|a)*", "(a|[^\\d\\D]a)*x", "([a-z]{1,1000}\\.)+",
    "([a-z]{1,300}@[0-9]{1,300}\\.)+", "(a{0,99}b?){9}c*",
  ])
  func notExponential(_ source: String) throws {
    #expect(try !Pattern(source).canBacktrackExponentially)
  }

  @Test func whatIsTooLargeToDecideCountsAsExponential() throws {
    #expect(try !Pattern("(?:[ab]{1000}){19}").canBacktrackExponentially)
    #expect(try Pattern("(?:(?:[ab]{1000}){19})*").canBacktrackExponentially)
  }
}
