import Foundation

/// Any number of cases, made of the shipped sample: the same for everybody.
struct Cases {
  /// The parts of a line that stand between its two numbers, the id and the one in the body.
  private struct Template {
    let id: String
    let start: String
    let end: String
  }

  private let templates: [Template]
  /// The replies of the shipped recording, in the order of the cases.
  private let replies: [String]

  /// How many bytes a line has, about.
  private static let lineLength = 800
  /// Words that no rule of the sample looks for.
  private static let filler =
    "We have two tills and a kitchen printer, and the afternoon shift starts at three, so a short answer is fine. "

  init() throws {
    var recorded: [Substring: String] = [:]
    for line in try Repository.text("workflows/recordings/support-triage.classifier.jsonl").split(separator: "\n") {
      guard let id = line.value(of: "case"), let reply = line.range(of: #""reply":"#) else { throw Self.fault(line) }
      recorded[id] = String(line[reply.upperBound...].dropLast())
    }
    var templates: [Template] = []
    var replies: [String] = []
    for line in try Repository.text("datasets/support_triage_200.jsonl").split(separator: "\n") {
      guard let id = line.value(of: "id"), line.hasPrefix(#"{"id":"\#(id)""#), let reply = recorded[id],
        let body = line.range(of: #""body":""#)
      else { throw Self.fault(line) }
      let start = line[line.index(line.startIndex, offsetBy: #"{"id":"\#(id)""#.count)..<body.upperBound]
      let missing = Self.lineLength - line.utf8.count
      let padding = String(repeating: Self.filler, count: max(0, missing / Self.filler.utf8.count))
      templates.append(Template(id: String(id), start: String(start), end: ": \(padding)\(line[body.upperBound...])"))
      replies.append(reply)
    }
    self.templates = templates
    self.replies = replies
  }

  private static func fault(_ line: Substring) -> Repository.Fault {
    Repository.Fault(description: "this line is not as it was: \(line.prefix(80))…")
  }

  func write(_ count: Int, to path: String) throws {
    try write(count, to: path) { number in
      let template = templates[number % templates.count]
      return #"{"id":"\#(template.id)-\#(number)"\#(template.start)Till \#(number)\#(template.end)"#
    }
  }

  /// A recording without keys: the requests are others than those of the sample.
  func writeRecording(_ count: Int, to path: String) throws {
    try write(count, to: path) { number in
      let place = number % templates.count
      return
        #"{"case":"\#(templates[place].id)-\#(number)","repeat":1,"agent":"classifier","reply":\#(replies[place])}"#
    }
  }

  private func write(_ count: Int, to path: String, _ line: (Int) -> String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw Repository.Fault(description: "\(path) cannot be written") }
    // This process stays small: what it holds when it starts another counts as that one's memory.
    var buffer = Data()
    for number in 0..<count {
      buffer.append(contentsOf: line(number).utf8)
      buffer.append(10)
      if buffer.count > 1 << 20 {
        try file.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: buffer)
    try file.close()
  }
}

extension Substring {
  /// The text of the first member of that name, which holds no escape.
  fileprivate func value(of key: String) -> Substring? {
    range(of: #""\#(key)":""#).map { self[$0.upperBound...].prefix { $0 != "\"" } }
  }
}
