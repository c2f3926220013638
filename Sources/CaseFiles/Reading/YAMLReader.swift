package import CaseJSON
package import CaseModel
import Yams

/// Reads a YAML file into the same located values as JSON, and takes nothing that readers disagree about.
package enum YAMLReader {
  /// How many values a file may hold once its aliases are followed.
  static let mostValues = 50_000
  /// How many aliases a file may hold: too few to grow beyond `mostValues` squared.
  static let mostAliases = 32

  /// Reads a text.
  ///
  /// - Parameter name: the file's path as findings show it.
  /// - Returns: nothing where the structure of the text is broken.
  package static func read(_ bytes: [UInt8], name: String, _ findings: inout Findings) -> JSONValue? {
    if let finding = FileTrap.pointerFinding(bytes, shownAs: name) {
      findings.add(finding)
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      findings.add(Finding(.error, "yaml.utf8", "\(name) is not UTF-8", hint: "save the file as UTF-8"))
      return nil
    }
    let source = YAMLSource(name: name, bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      findings.add(
        source.finding(
          "yaml.byte-order-mark", "the file begins with a byte order mark", hint: "save it without one", at: 0))
      return nil
    }
    if YAMLAliases.count(in: bytes) > mostAliases {
      findings.add(
        source.finding(
          "yaml.aliases", "the file holds more than \(mostAliases) aliases", hint: "write the values out", at: 0))
      return nil
    }
    guard let (node, duplicates) = compose(text, source, &findings) else { return nil }
    var converter = YAMLConverter(source: source, duplicates: duplicates)
    let value = converter.convert(node)
    for finding in converter.findings { findings.add(finding) }
    return value
  }

  /// Composes the tree, taking doubled keys out of the way one after another, so that all of them are reported.
  ///
  /// Yams resolves no scalar, which it would do with regular expressions that take longer than a run of 200 cases:
  /// what one means is ours to say.
  private static func compose(
    _ text: String, _ source: YAMLSource, _ findings: inout Findings
  ) -> (Node, YAMLDuplicates)? {
    var duplicates = YAMLDuplicates(bytes: source.bytes)
    var text = text
    while true {
      do {
        guard let node = try Parser(yaml: text, resolver: .basic).singleRoot() else {
          findings.add(source.finding("yaml.empty", "the file is empty", hint: nil, at: 0))
          return nil
        }
        return (node, duplicates)
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        guard let renamed = duplicates.rename(at: source.offset(of: context.mark)) else {
          findings.add(
            source.finding(
              "yaml.duplicate-key", "a key stands twice in one mapping", hint: nil, at: source.offset(of: context.mark))
          )
          return nil
        }
        text = renamed
      } catch let error as YamlError {
        findings.add(source.finding(error))
        return nil
      } catch {
        findings.add(source.finding("yaml.syntax", "\(error)", hint: nil, at: 0))
        return nil
      }
    }
  }
}

/// Counts what looks like an alias, before anything follows one.
private enum YAMLAliases {
  static func count(in bytes: [UInt8]) -> Int {
    var count = 0
    for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "*") {
      let isOpened = index == 0 || !isWordByte(bytes[index - 1])
      let next = bytes[index + 1]
      if isOpened, next > 0x20, next != UInt8(ascii: "*") { count += 1 }
    }
    return bytes.contains(UInt8(ascii: "&")) ? count : 0
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

/// A YAML text and the way from libYAML's marks to its bytes.
struct YAMLSource {
  let name: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The byte at a mark, which counts lines and Unicode scalars from 1.
  func offset(of mark: Mark) -> Int {
    guard mark.line >= 1, mark.line <= lineStarts.count else { return bytes.count }
    var offset = lineStarts[mark.line - 1]
    var scalars = mark.column - 1
    while offset < bytes.count, scalars > 0 {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      scalars -= 1
    }
    return offset
  }

  func finding(_ code: String, _ message: String, hint: String?, at offset: Int) -> Finding {
    var builder = JSONBuilder(file: name, text: bytes)
    builder.null(at: offset)
    return Finding(.error, code, message, hint: hint, at: builder.finish())
  }

  func finding(_ error: YamlError) -> Finding {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      finding("yaml.syntax", "this is not YAML: \(problem)", hint: nil, at: offset(of: mark))
    case .reader(let problem, let offset, _, _):
      finding("yaml.syntax", "this is not YAML: \(problem)", hint: nil, at: offset ?? 0)
    default:
      finding("yaml.syntax", "this is not YAML: \(error)", hint: nil, at: 0)
    }
  }
}
