import ArgumentParser

/// How a report is printed: for a terminal, for machines, or as a page.
struct ReportOptions: ParsableArguments {
  enum Kind {
    case text, json, markdown
  }

  @Flag(help: "Print one JSON record.")
  var json = false

  @Flag(help: "Print a page of Markdown.")
  var markdown = false

  var kind: Kind { json ? .json : markdown ? .markdown : .text }

  func validate() throws {
    if json, markdown { throw ValidationError("--json and --markdown exclude each other.") }
  }
}
