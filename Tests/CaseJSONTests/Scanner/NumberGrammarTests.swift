import CaseJSON
import Testing

@Suite("Grammar: numbers")
struct NumberGrammarTests {
  @Test("numbers by the grammar are taken", arguments: taken)
  func accepts(row: GrammarCase) { row.verify() }

  @Test("numbers by no grammar are rejected", arguments: rejected)
  func rejects(row: GrammarCase) { row.verify() }

  @Test("what cannot be held is reported", arguments: unheld)
  func reportsWhatCannotBeHeld(row: GrammarCase) { row.verify() }

  private static let taken: [GrammarCase] = [
    .accept("zero", "0"),
    .accept("minus zero is zero", "-0", as: "0"),
    .accept("minus zero with a point is zero", "-0.0", as: "0"),
    .accept("minus zero with an exponent is zero", "-0e1", as: "0"),
    .accept("zero with a point", "0.0", as: "0"),
    .accept("zero with an exponent", "0e+1", as: "0"),
    .accept("zero with a huge exponent", "0e999999999999", as: "0"),
    .accept("zero with a tiny exponent", "0.000e-999999999999", as: "0"),
    .accept("one", "1"),
    .accept("minus one", "-1"),
    .accept("ten", "10"),
    .accept("all digits", "1234567890"),
    .accept("half", "0.5"),
    .accept("minus half", "-0.5"),
    .accept("zeros behind the point", "1.000", as: "1"),
    .accept("zeros behind a fraction", "1.500", as: "1.5"),
    .accept("a tenth", "0.1"),
    .accept("zeros before a fraction", "0.001"),
    .accept("exponent", "1e2", as: "100"),
    .accept("capital exponent", "1E2", as: "100"),
    .accept("exponent with a plus", "1e+2", as: "100"),
    .accept("exponent with a minus", "1e-2", as: "0.01"),
    .accept("exponent with leading zeros", "1e0002", as: "100"),
    .accept("exponent of zero", "7e-0", as: "7"),
    .accept("fraction and exponent", "1.5e3", as: "1500"),
    .accept("minus, fraction and exponent", "-1.5E-3", as: "-0.0015"),
    .accept("greatest integer of 64 bits", "9223372036854775807"),
    .accept("least integer of 64 bits", "-9223372036854775808"),
    .accept("two to the 53", "9007199254740992"),
    .accept("two to the 53 and one", "9007199254740993"),
    .accept("a whole number by its exponent", "1e18", as: "1000000000000000000"),
    .accept("two to the 63, exact", "9223372036854775808", as: "9.223372036854776e+18"),
    .accept("minus two to the 64, exact", "-18446744073709551616", as: "-1.8446744073709552e+19"),
    .accept("ten to the 22, exact", "10000000000000000000000", as: "1e+22"),
    .accept("two to the 127, exact", "170141183460469231731687303715884105728", as: "1.7014118346046923e+38"),
    .accept(
      "two to the 200, exact", "1606938044258990275541962092341162602522202993782792835301376",
      as: "1.6069380442589903e+60"),
    .accept("greatest of all", "1.7976931348623157e308", as: "1.7976931348623157e+308"),
    .accept("least normal one", "2.2250738585072014e-308"),
    .accept("least of all", "5e-324"),
    .accept("half of the least of all and more rounds up", "3e-324", as: "5e-324"),
    .accept("more digits than can be held are rounded", "0.1000000000000000055511151231257827", as: "0.1"),
    .accept("a hundred digits behind the point", "0." + String(repeating: "3", count: 100), as: "0.3333333333333333"),
    .accept("a huge exponent that a long fraction takes back", "0.\(zeros(400))1e401", as: "1"),
    .accept("in an array", "[0,-1,2.5,1e3]", as: "[0,-1,2.5,1000]"),
  ]

  private static let rejected: [GrammarCase] = [
    .reject("leading zero", "[01]", "json.number@1"),
    .reject("leading zero alone", "01", "json.number@0"),
    .reject("leading zeros", "[00]", "json.number@1"),
    .reject("leading zero behind a minus", "[-01]", "json.number@1"),
    .reject("leading zero before a point", "[00.5]", "json.number@1"),
    .reject("leading plus", "[+1]", "json.number@1"),
    .reject("leading plus alone", "+1", "json.number@0"),
    .reject("leading point", "[.5]", "json.number@1"),
    .reject("leading point alone", ".5", "json.number@0"),
    .reject("leading point behind a minus", "[-.5]", "json.number@1"),
    .reject("point without a digit", "[1.]", "json.number@1"),
    .reject("point without a digit before an exponent", "[1.e5]", "json.number@1"),
    .reject("two points", "[1.2.3]", "json.number@1"),
    .reject("two points in a row", "[1..2]", "json.number@1"),
    .reject("minus alone", "[-]", "json.number@1"),
    .reject("two minuses", "[--1]", "json.number@1"),
    .reject("minus and plus", "[-+1]", "json.number@1"),
    .reject("minus and space", "[- 1]", "json.number@1"),
    .reject("minus behind", "[1-]", "json.number@1"),
    .reject("subtraction", "[2-1]", "json.number@1"),
    .reject("exponent without digits", "[1e]", "json.number@1"),
    .reject("exponent of a plus", "[1e+]", "json.number@1"),
    .reject("exponent of a minus", "[1E-]", "json.number@1"),
    .reject("exponent with a fraction", "[1e2.5]", "json.number@1"),
    .reject("two exponents", "[1e2e3]", "json.number@1"),
    .reject("exponent alone", "[e5]", "json.literal@1"),
    .reject("exponent with two signs", "[1e+-2]", "json.number@1"),
    .reject("hexadecimal", "[0x1F]", "json.number@1"),
    .reject("hexadecimal at the end of the text", "0xFF", "json.number@0"),
    .reject("octal", "[0o17]", "json.number@1"),
    .reject("binary", "[0b1]", "json.number@1"),
    .reject("underscores", "[1_000]", "json.number@1"),
    .reject("underscore at the end of the text", "1_", "json.number@0"),
    .reject("suffix", "[1n]", "json.number@1"),
    .reject("suffix at the end of the text", "10L", "json.number@0"),
    .reject("unit", "[5ms]", "json.number@1"),
    .reject("thousands in groups", "[1 000]", "json.syntax@3"),
    .reject("decimal comma in an object", #"{"a":1,5}"#, "json.syntax@7"),
    .reject("minus infinity", "[-Infinity]", "json.number@1"),
    .reject("minus infinity at the end of the text", "-Infinity", "json.number@0"),
    .reject("minus NaN", "[-NaN]", "json.number@1"),
    .reject("a letter of the minus kind", "[\u{2212}1]", "json.syntax@1"),
    .reject("digits of another script", "[\u{661}]", "json.syntax@1"),
    .reject("digit of another script behind", "[1\u{661}]", "json.syntax@2"),
    .reject("cut off behind a minus", "-", "json.truncated@0"),
    .reject("cut off behind a point", "1.", "json.truncated@0"),
    .reject("cut off behind an exponent", "1e", "json.truncated@0"),
    .reject("cut off behind the sign of an exponent", "[1e+", "json.truncated@1"),
  ]

  private static let unheld: [GrammarCase] = [
    .fault("one above 64 bits", "9223372036854775809", "json.inexact-integer@0"),
    .fault("one below 64 bits", "-9223372036854775809", "json.inexact-integer@0"),
    .fault("greatest unsigned integer of 64 bits", "18446744073709551615", "json.inexact-integer@0"),
    .fault("a number of a card", #"{"card":41111111111111111111}"#, "json.inexact-integer@8"),
    .fault("ten to the 23", "100000000000000000000000", "json.inexact-integer@0"),
    .fault(
      "two to the 200 and one", #"1606938044258990275541962092341162602522202993782792835301377"#,
      "json.inexact-integer@0"),
    .fault("forty nines", String(repeating: "9", count: 40), "json.inexact-integer@0"),
    .fault("an integer of 400 digits", "1" + zeros(400), "json.number-range@0"),
    .fault("too great", "1e400", "json.number-range@0"),
    .fault("too great with a capital letter", "1E400", "json.number-range@0"),
    .fault("too great below zero", "[-1e400]", "json.number-range@1"),
    .fault("just too great", "1.7976931348623159e308", "json.number-range@0"),
    .fault("too small", "1e-400", "json.number-range@0"),
    .fault("too small below zero", "-1e-400", "json.number-range@0"),
    .fault("just too small", "2e-324", "json.number-range@0"),
    .fault("an exponent beyond 64 bits", "1e99999999999999999999", "json.number-range@0"),
    .fault("an exponent below 64 bits", "1e-99999999999999999999", "json.number-range@0"),
    .fault(
      "a long fraction does not take a huger exponent back", "0.\(zeros(1_000_000))1e5000000",
      "json.number-range@0"),
    .fault("two of them", "[1e400,1e-400]", "json.number-range@1", "json.number-range@7"),
  ]
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
