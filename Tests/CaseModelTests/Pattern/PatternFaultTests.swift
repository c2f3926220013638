import Testing

@testable import CaseModel

/// What is no pattern, where that shows, and that something is said about what to write instead.
struct PatternFaultTests {
  private func parse(_ source: String) -> PatternFault? {
    do throws(PatternFault) {
      _ = try Pattern(source)
      return nil
    } catch {
      return error
    }
  }

  private func check(_ source: String, _ offset: Int, _ message: String) throws {
    let fault = try #require(parse(source))
    #expect(fault.offset == offset)
    #expect(fault.message == message)
    #expect(fault.hint?.isEmpty == false)
  }

  @Test(arguments: [
    ("(", 0, "the group is not closed"),
    ("a(b(c)", 1, "the group is not closed"),
    ("é(", 2, "the group is not closed"),
    ("a)", 1, "the ')' closes no group"),
    ("a|b)c", 3, "the ')' closes no group"),
    ("(?=a)", 0, "lookaround is not supported"),
    ("a(?!b)", 1, "lookaround is not supported"),
    ("(?<=a)b", 0, "lookaround is not supported"),
    ("(?<!a)b", 0, "lookaround is not supported"),
    ("(?<year>a)", 0, "groups have no names"),
    ("(?P<year>a)", 0, "groups have no names"),
    ("(?>a)", 0, "atomic groups are not supported"),
    ("a(?i)b", 1, "(?i) stands only at the very beginning"),
    ("(?i)(?i)b", 4, "(?i) stands only at the very beginning"),
    ("(?i:a)", 0, "the only flag is (?i), and it is for the whole pattern"),
    ("(?ms)a", 0, "the only flag is (?i), and it is for the whole pattern"),
    ("(?#a)", 0, "there is no such kind of group"),
    ("(?", 0, "there is no such kind of group"),
    ("(?:", 0, "the group is not closed"),
  ])
  func groups(_ source: String, _ offset: Int, _ message: String) throws { try check(source, offset, message) }

  @Test(arguments: [
    ("*a", 0, "there is nothing to repeat"),
    ("a|+", 2, "there is nothing to repeat"),
    ("(?:?)", 3, "there is nothing to repeat"),
    ("(*VERB)", 1, "there is nothing to repeat"),
    ("{\"a\": 1}", 0, "there is nothing to repeat"),
    ("a**", 2, "a repetition is repeated"),
    ("a{2}{3}", 4, "a repetition is repeated"),
    ("a*??", 3, "a repetition is repeated"),
    ("a+?+", 3, "a repetition is repeated"),
    ("a*+", 2, "possessive repetition is not supported"),
    ("^*", 1, "an anchor cannot be repeated"),
    ("a\\b?", 3, "an anchor cannot be repeated"),
    ("a{", 1, "the '{' begins no repetition"),
    ("a{}", 1, "the '{' begins no repetition"),
    ("a{x}", 1, "the '{' begins no repetition"),
    ("a{1,2", 1, "the '{' begins no repetition"),
    ("a{1, 2}", 1, "the '{' begins no repetition"),
    ("a{,}", 1, "the '{' begins no repetition"),
    ("a{,3}", 1, "the lower bound is missing"),
    ("a{3,1}", 1, "the bounds of the repetition are reversed"),
    ("a{1001}", 1, "something is repeated more than 1000 times"),
    ("a{0,99999999999999999999}", 1, "something is repeated more than 1000 times"),
    ("a}", 1, "the '}' closes nothing"),
  ])
  func repetitions(_ source: String, _ offset: Int, _ message: String) throws { try check(source, offset, message) }

  @Test(arguments: [
    ("\\", 0, "there is nothing behind the backslash"),
    ("(a)\\1", 3, "back-references are not supported"),
    ("\\k<a>", 0, "back-references are not supported"),
    ("\\0", 0, "octal numbers are not supported"),
    ("\\Aa", 0, "'\\A' is not supported"),
    ("a\\z", 1, "'\\z' is not supported"),
    ("\\pL", 0, "Unicode properties are not supported"),
    ("\\v", 0, "'\\v' is read differently elsewhere"),
    ("\\h", 0, "'\\h' is not supported"),
    ("\\R", 0, "'\\R' is not supported"),
    ("\\e", 0, "'\\e' means nothing"),
    ("é\\Q", 2, "'\\Q' means nothing"),
    ("\\é", 0, "a backslash before 'é' means nothing"),
    ("\\x4", 0, "the number behind '\\x' is not complete"),
    ("\\x{}", 0, "the number behind '\\x' is not complete"),
    ("a\\u12g4", 1, "the number behind '\\u' is not complete"),
    ("\\u{41", 0, "the number behind '\\u' is not complete"),
    ("\\uD83D\\uDE00", 0, "there is no character D83D"),
    ("\\x{110000}", 0, "there is no character 110000"),
    ("\\u{fffffffffffffffff}", 0, "there is no character fffffffffffffffff"),
  ])
  func escapes(_ source: String, _ offset: Int, _ message: String) throws { try check(source, offset, message) }

  @Test(arguments: [
    ("a[bc", 1, "the class is not closed"),
    ("[a-", 0, "the class is not closed"),
    ("[", 0, "the class is not closed"),
    ("[^", 0, "the class is not closed"),
    ("[a\\]", 0, "the class is not closed"),
    ("]", 0, "the ']' closes nothing"),
    ("[]a]", 1, "the class begins with ']'"),
    ("[^]a]", 2, "the class begins with ']'"),
    ("x[éb-a]", 4, "the range is reversed"),
    ("[a-\\d]", 2, "the hyphen stands between no two characters"),
    ("[\\w-x]", 3, "the hyphen stands between no two characters"),
    ("[a-c-e]", 4, "the hyphen stands between no two characters"),
    ("[[:alpha:]]", 1, "named classes are not supported"),
    ("[a[b]]", 2, "a class cannot stand in a class"),
    ("[a&&b]", 2, "'&&' is read differently elsewhere"),
    ("[--a]", 1, "'--' is read differently elsewhere"),
    ("[\\b]", 1, "a class has no word boundaries"),
    ("[a\\1]", 2, "back-references are not supported"),
  ])
  func classes(_ source: String, _ offset: Int, _ message: String) throws { try check(source, offset, message) }

  @Test func nestingIsLimited() throws {
    let deepest = String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)
    #expect(try Pattern(deepest).isFound(in: "a"))
    try check("(\(deepest))", 100, "groups are nested deeper than 100 levels")
    try check(String(repeating: "(", count: 100_000), 100, "groups are nested deeper than 100 levels")
  }

  @Test(arguments: [
    ("(?:a{1000}){20}", nil),
    ("(?:a{1000}){21}", 11),
    ("((a{0,1000}){1000}){1000}", 12),
    ("((((){1000}){1000}){1000}){1000}", nil),
    ("(ab){1000}(a{1000}){18}", nil),
    ("(ab){1000}(a{1000}){18}b", 23),
    ("x|(a{1000}){20}", 0),
  ])
  func sizeIsLimited(_ source: String, _ offset: Int?) {
    #expect(parse(source)?.offset == offset)
  }
}
