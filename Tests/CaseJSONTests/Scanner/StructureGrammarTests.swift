import CaseJSON
import Testing

@Suite("Grammar: objects, arrays and what stands around them")
struct StructureGrammarTests {
  @Test("an array, an object or a value alone is taken", arguments: taken)
  func accepts(row: GrammarCase) { row.verify() }

  @Test("a broken structure is rejected where it breaks", arguments: broken)
  func rejects(row: GrammarCase) { row.verify() }

  @Test("a comma too many or too few is rejected", arguments: commas)
  func rejectsCommas(row: GrammarCase) { row.verify() }

  @Test("text behind the value is rejected", arguments: trailing)
  func rejectsTrailingContent(row: GrammarCase) { row.verify() }

  private static let taken: [GrammarCase] = [
    .accept("empty object", "{}"),
    .accept("empty array", "[]"),
    .accept("one member", #"{"a":1}"#),
    .accept("two members", #"{"a":1,"b":2}"#),
    .accept("members are sorted by key", #"{"b":1,"a":2}"#, as: #"{"a":2,"b":1}"#),
    .accept("capital letters sort first", #"{"a":1,"B":2}"#, as: #"{"B":2,"a":1}"#),
    .accept("a prefix sorts first", #"{"aa":1,"a":2}"#, as: #"{"a":2,"aa":1}"#),
    .accept("nested members are sorted", #"{"x":{"b":1,"a":2}}"#, as: #"{"x":{"a":2,"b":1}}"#),
    .accept("elements keep their order", "[3,1,2]"),
    .accept("empty containers in an array", "[[],{}]"),
    .accept("empty containers in an object", #"{"a":[],"b":{}}"#),
    .accept("array in array in array", "[[[]]]"),
    .accept("object in object in object", #"{"a":{"a":{"a":{}}}}"#),
    .accept("every kind of value", #"[null,true,false,0,0.5,"",[],{}]"#),
    .accept("empty key", #"{"":1}"#),
    .accept("empty key among others", #"{"a":1,"":2}"#, as: #"{"":2,"a":1}"#),
    .accept("key with a space", #"{" ":1}"#),
    .accept("key of one quote", #"{"\"":1}"#),
    .accept("key that looks like structure", #"{"},{":"[,]"}"#),
    .accept("keys that differ in case", #"{"A":2,"a":1}"#),
    .accept("keys that differ in trailing space", #"{"a":1,"a ":2}"#),
    .accept("same key in two objects", #"[{"a":1},{"a":2}]"#),
    .accept("same key inside itself", #"{"a":{"a":1}}"#),
    .accept("null alone", "null"),
    .accept("true alone", "true"),
    .accept("false alone", "false"),
    .accept("number alone", "7"),
    .accept("string alone", #""x""#),
  ]

  private static let broken: [GrammarCase] = [
    .reject("nothing at all", "", "json.empty@0"),
    .reject("nothing but spaces", "   ", "json.empty@0"),
    .reject("nothing but line ends", "\r\n\n", "json.empty@0"),
    .reject("open object", "{", "json.truncated@1"),
    .reject("open array", "[", "json.truncated@1"),
    .reject("closing brace alone", "}", "json.syntax@0"),
    .reject("closing bracket alone", "]", "json.syntax@0"),
    .reject("array ended as object", "[1}", "json.syntax@2"),
    .reject("object ended as array", #"{"a":1]"#, "json.syntax@6"),
    .reject("empty object ended as array", "{]", "json.syntax@1"),
    .reject("empty array ended as object", "[}", "json.syntax@1"),
    .reject("inner array ended as object", "[[1}]", "json.syntax@3"),
    .reject("colon alone", ":", "json.syntax@0"),
    .reject("comma alone", ",", "json.syntax@0"),
    .reject("colon in an array", "[1:2]", "json.syntax@2"),
    .reject("key without a colon", #"{"a" 1}"#, "json.syntax@5"),
    .reject("key with an equals sign", #"{"a"=1}"#, "json.syntax@4"),
    .reject("key with two colons", #"{"a"::1}"#, "json.syntax@5"),
    .reject("key without a value", #"{"a":}"#, "json.syntax@5"),
    .reject("key alone", #"{"a"}"#, "json.syntax@4"),
    .reject("comma for a colon", #"{"a",1}"#, "json.syntax@4"),
    .reject("value without a key", "{1}", "json.syntax@1"),
    .reject("colon without a key", "{:1}", "json.syntax@1"),
    .reject("key without quotes", "{a:1}", "json.syntax@1"),
    .reject("key in single quotes", "{'a':1}", "json.syntax@1"),
    .reject("number as key", "{1:2}", "json.syntax@1"),
    .reject("null as key", "{null:2}", "json.syntax@1"),
    .reject("array as key", "{[]:2}", "json.syntax@1"),
    .reject("object as key", "{{}:2}", "json.syntax@1"),
    .reject("second key without quotes", #"{"a":1,b:2}"#, "json.syntax@7"),
    .reject("parentheses", "(1)", "json.syntax@0"),
    .reject("dots for elements", "[1,...]", "json.number@3"),
    .reject("at sign", "@", "json.syntax@0"),
    .reject("at the root: backslash", #"\"#, "json.syntax@0"),
    .reject("escaped character outside of a string", #"[\n]"#, "json.syntax@1"),
    .reject("spread members", #"{...x}"#, "json.syntax@1"),
    .reject("semicolon for a comma", "[1;2]", "json.syntax@2"),
  ]

  private static let commas: [GrammarCase] = [
    .reject("behind the last element", "[1,]", "json.trailing-comma@2"),
    .reject("behind the last member", #"{"a":1,}"#, "json.trailing-comma@6"),
    .reject("behind the last element, spaced", "[1 , ]", "json.trailing-comma@3"),
    .reject("behind the last member, on a line end", "{\"a\":1,\n}", "json.trailing-comma@6"),
    .reject("in an inner array", "[[1,],2]", "json.trailing-comma@3"),
    .reject("in an inner object", #"{"a":{"b":1,},"c":2}"#, "json.trailing-comma@11"),
    .reject("behind an inner array", #"{"a":[1],}"#, "json.trailing-comma@8"),
    .reject("behind a string that holds commas", #"["a,b",]"#, "json.trailing-comma@6"),
    .reject("alone in an array", "[,]", "json.syntax@1"),
    .reject("alone in an object", "{,}", "json.syntax@1"),
    .reject("before the first element", "[,1]", "json.syntax@1"),
    .reject("before the first member", #"{,"a":1}"#, "json.syntax@1"),
    .reject("twice between elements", "[1,,2]", "json.syntax@3"),
    .reject("twice between members", #"{"a":1,,"b":2}"#, "json.syntax@7"),
    .reject("twice behind the last element", "[1,,]", "json.syntax@3"),
    .reject("missing between numbers", "[1 2]", "json.syntax@3"),
    .reject("missing between strings", #"["a""b"]"#, "json.syntax@4"),
    .reject("missing between containers", "[[][]]", "json.syntax@3"),
    .reject("missing between members", #"{"a":1 "b":2}"#, "json.syntax@7"),
    .reject("behind the whole value", "[],", "json.trailing-content@2"),
  ]

  private static let trailing: [GrammarCase] = [
    .reject("two objects", "{}{}", "json.trailing-content@2"),
    .reject("two objects on two lines", "{}\n{}", "json.trailing-content@3"),
    .reject("two numbers", "1 2", "json.trailing-content@2"),
    .reject("two strings", #""a""b""#, "json.trailing-content@3"),
    .reject("two arrays", "[] []", "json.trailing-content@3"),
    .reject("one bracket too many", "[]]", "json.trailing-content@2"),
    .reject("one brace too many", "{}}", "json.trailing-content@2"),
    .reject("a word", "{} x", "json.trailing-content@3"),
    .reject("a quote", #"1""#, "json.trailing-content@1"),
    .reject("a letter outside ASCII", "1é", "json.trailing-content@1"),
    .reject("a NUL", "1\u{0}", "json.trailing-content@1"),
    .reject("a comment", "1 // one", "json.trailing-content@2"),
    .reject("a semicolon", "{};", "json.trailing-content@2"),
    .reject("a bad byte", [0x31, 0xFF], "json.trailing-content@1"),
  ]
}
