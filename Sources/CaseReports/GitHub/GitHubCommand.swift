/// A workflow command of GitHub Actions: a line that puts a message beside a line of a file.
struct GitHubCommand {
  /// How much of a message is shown.
  private static let longestMessage = 1000

  enum Level: String {
    case error, warning, notice
  }

  let level: Level
  var file: String?
  var line: Int?
  var column: Int?
  let title: String
  let message: String

  /// The command, with its line end.
  var text: String {
    let properties = [
      file.map { "file=\(Self.property($0))" }, line.map { "line=\($0)" }, column.map { "col=\($0)" },
      "title=\(Self.property(Self.cut(title)))",
    ].compactMap(\.self)
    return "::\(level.rawValue) \(properties.joined(separator: ","))::\(Self.data(Self.cut(message)))\n"
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count > longestMessage
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestMessage))) + "…" : text
  }

  /// Text that cannot end the command or begin another one.
  private static func data(_ text: String) -> String { escaped(text, ["%", "\r", "\n"]) }

  private static func property(_ text: String) -> String { escaped(text, ["%", "\r", "\n", ":", ","]) }

  private static func escaped(_ text: String, _ marks: Set<Unicode.Scalar>) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if marks.contains(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        escaped += "%" + (code.count == 1 ? "0" + code : code)
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
