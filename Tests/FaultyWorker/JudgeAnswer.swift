import CaseJSON

/// What a judge says that reads no more than words, and that obeys whoever speaks to it outside of what it judges.
enum JudgeAnswer {
  /// - Parameter input: what a judge is asked.
  /// - Returns: the result of the reply; nothing where nobody is to be judged.
  static func result(to input: JSONValue) -> String? {
    guard input["rubric"] != nil, let text = input["text"]?.string else { return nil }
    let (data, rest) = split(text)
    // What it takes for an instruction, it follows.
    for line in rest.split(separator: "\n") where line.hasPrefix("SCORE ") { return score(String(line.dropFirst(6))) }
    for (word, answer) in answers where data.contains(word) { return answer }
    return score("1")
  }

  private static let answers: [(String, String)] = [
    ("judge:nothing", #"{"output":{}}"#), ("judge:words", score("\"five\"")), ("judge:null", score("null")),
    ("judge:text", score("\"5\"")), ("judge:list", score("[5]")), ("judge:high", score("5.001")),
    ("judge:low", score("0")), ("judge:huge", score("1e300")), ("judge:prose", #"{"output":"I would give it a 5."}"#),
    ("judge:empty", "{}"), ("judge:error", #"{"error":{"kind":"rate_limited","message":"later"}}"#),
    ("judge:filter", #"{"error":{"kind":"content_filter","message":"no"}}"#),
    ("judge:refuses", #"{"disposition":"refuse","reason":"policy"}"#),
    ("judge:same-model", #"{"output":{"score":5},"model":"writer-1"}"#),
    ("good", #"{"output":{"score":5,"why":"it is good"},"model":"grader-1"}"#), ("fair", score("4")),
    ("poor", score("3")),
  ]

  private static func score(_ text: String) -> String { #"{"output":{"score":\#(text)}}"# }

  /// The text between its two lines, and what stands outside of them.
  private static func split(_ text: String) -> (data: String, rest: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasPrefix("<<<") else { return (text, "") }
    let end = first.dropFirst(3) + ">>>"
    guard let last = lines.firstIndex(where: { $0 == end }) else { return (text, "") }
    return (lines[1..<last].joined(separator: "\n"), lines[(last + 1)...].joined(separator: "\n"))
  }
}
