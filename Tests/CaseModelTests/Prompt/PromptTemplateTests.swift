import CaseJSON
import CaseModel
import Testing

/// Templates: what stands where, and that nothing that is missing passes for empty.
@Suite struct PromptTemplateTests {
  private static let input = #"""
    {"subject": "A <b> & \"c\"", "amount": 42.50, "count": 3, "vip": true, "old": false, "gone": null, "none": [],
     "customer": {"tier": "pro", "tags": ["a", "b"]}, "items": [{"name": "x", "n": 1}, {"name": "y", "n": 2}]}
    """#
  private static let replies = #"{"classifier": {"output": {"label": "refund"}, "confidence": 0.9}}"#

  private func text(_ template: String) throws -> String {
    let (parsed, faults) = PromptTemplate.parse(Array(template.utf8))
    #expect(faults.isEmpty, "\(faults)")
    return try #require(parsed).text(of: ["input": json(Self.input), "replies": json(Self.replies)])
  }

  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("Umläute {{input.count}} 日本", "Umläute 3 日本"),
    // Values stand as they are: a prompt is no HTML.
    ("{{input.subject}}", #"A <b> & "c""#), ("{{{input.subject}}}", #"A <b> & "c""#),
    ("{{&input.subject}}", #"A <b> & "c""#), ("{{ input.amount }}", "42.5"), ("{{input.vip}}", "true"),
    ("{{input.customer}}", #"{"tags":["a","b"],"tier":"pro"}"#), ("{{input.items.1.name}}", "y"),
    ("{{replies.classifier.output.label}}/{{replies.classifier.confidence}}", "refund/0.9"),
    // Sections.
    ("{{#input.items}}{{name}}={{n}};{{/input.items}}", "x=1;y=2;"),
    ("{{#input.customer.tags}}<{{.}}>{{/input.customer.tags}}", "<a><b>"),
    ("{{#input.customer}}{{tier}} {{input.count}}{{/input.customer}}", "pro 3"),
    ("{{#input.vip}}yes{{/input.vip}}{{^input.vip}}no{{/input.vip}}", "yes"),
    ("{{#input.old}}yes{{/input.old}}{{^input.old}}no{{/input.old}}", "no"),
    ("{{#input.gone}}yes{{/input.gone}}{{^input.gone}}no{{/input.gone}}", "no"),
    ("{{#input.none}}yes{{/input.none}}{{^input.none}}no{{/input.none}}", "no"),
    ("{{^input.notes}}none{{/input.notes}}{{#input.notes}}some{{/input.notes}}", "none"),
    // A tag that stands alone on its line takes the line with it.
    ("a\n{{#input.vip}}\nb\n{{/input.vip}}\nc\n", "a\nb\nc\n"), ("a\r\n  {{! note }}  \r\nb", "a\r\nb"),
    ("a\n{{! note }}", "a\n"), ("a {{! note }} b", "a  b"), ("{{!a}}{{!b}}\nc", "\nc"),
    ("{{#input.vip}}{{/input.vip}}\nx", "\nx"),
    // Other marks, for prompts that are full of braces.
    (#"{{=<% %>=}}{"n": {{<% input.count %>}}}"#, #"{"n": {{3}}}"#), ("{{=| |=}}\n|input.count|", "3"),
  ]) func renders(template: String, expected: String) throws { #expect(try text(template) == expected) }

  @Test(arguments: [
    ("a\nb {{input.missing}}", "input.missing", 2, false), ("{{input.customer.name}}", "input.customer.name", 1, false),
    ("{{input.gone}}", "input.gone", 1, true), ("{{subject}}", "subject", 1, false),
    ("{{replies.other.output}}", "replies.other.output", 1, false),
    ("{{#input.items}}{{price}}{{/input.items}}", "price", 1, false),
    ("{{#input.customers.first}}x{{/input.customers.first}}", "input.customers.first", 1, false),
    ("{{#inptu.vip}}x{{/inptu.vip}}", "inptu.vip", 1, false), ("{{^inptu}}x{{/inptu}}", "inptu", 1, false),
    ("{{input.items.2.name}}", "input.items.2.name", 1, false),
  ]) func whatIsMissingIsNoEmptyText(template: String, name: String, line: Int, isNull: Bool) throws {
    let parsed = try #require(PromptTemplate.parse(Array(template.utf8)).template)
    let absence = try #require(throws: PromptTemplate.Absence.self) {
      try parsed.text(of: ["input": json(Self.input), "replies": json(Self.replies)])
    }
    #expect(absence.reference.name == name)
    #expect(absence.reference.line == line)
    #expect(absence.isNull == isNull)
  }

  @Test(arguments: [
    ("a {{input.x", 1, 3), ("a\n {{#input.x}}b", 2, 2), ("{{/input.x}}", 1, 1), ("{{#a}}{{/b}}{{/a}}", 1, 7),
    ("{{> other}}", 1, 1), ("{{}}", 1, 1), ("{{a b}}", 1, 1), ("{{a..b}}", 1, 1), ("{{.}}", 1, 1), ("{{=<%=}}", 1, 1),
    ("{{{input.x}}", 1, 1), ("ä {{> x}}", 1, 3),
  ]) func brokenTemplatesSayWhere(template: String, line: Int, column: Int) throws {
    let (parsed, faults) = PromptTemplate.parse(Array(template.utf8))
    #expect(parsed == nil)
    let first = try #require(faults.first)
    #expect((first.line, first.column) == (line, column), "\(faults)")
  }

  @Test func everyFaultIsSaid() {
    #expect(PromptTemplate.parse(Array("{{> a}}\n{{b c}}\n{{#d}}".utf8)).faults.count == 3)
  }

  @Test func bytesThatAreNoUTF8AreNoTemplate() {
    #expect(PromptTemplate.parse([0x61, 0xFF, 0x62]).faults.map(\.message) == ["the text is not UTF-8"])
  }

  /// Every prefix of a template is read without a trap, and every value that it renders comes from the case.
  @Test func prefixesDoNoHarm() throws {
    let text = Array("a {{#input.items}}\n {{name}} {{{n}}} {{! c }}\n{{/input.items}}{{=<% %>=}}<%input.vip%>".utf8)
    for count in 0...text.count { _ = PromptTemplate.parse(Array(text[..<count])) }
  }
}
