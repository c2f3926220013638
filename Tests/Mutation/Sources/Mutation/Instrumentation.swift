import Foundation

/// Replaces every comparison of a folder's Swift files by an operator that an environment variable can flip.
struct Instrumentation {
  private(set) var comparisons: [Comparison] = []

  /// Changes the files in place, and adds one that declares the operators.
  mutating func apply(to folder: URL) throws {
    guard let found = FileManager.default.enumerator(atPath: folder.path) else { throw Fault("there is no \(folder)") }
    let names = found.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
    for name in names {
      let file = folder.appendingPathComponent(name)
      let text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      let changed = lines.map { index, line in instrumented(String(line), file: name, line: index + 1) }
      try changed.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }
    let declarations = Self.head + comparisons.map(\.declaration).joined()
    try declarations.write(to: folder.appendingPathComponent("Mutants.swift"), atomically: true, encoding: .utf8)
  }

  private static let head = """
    import Glibc

    /// The comparison that is flipped in this process; 0 for none.
    let chosenMutant: Int = getenv("CASEGATE_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0


    """

  private mutating func instrumented(_ line: String, file: String, line number: Int) -> String {
    let trimmed = line.trimmingCharacters(in: .whitespaces)
    // Types that are said to be equal.
    if trimmed.hasPrefix("extension ") { return line }
    var (changed, place) = ("", 0)
    for part in CodeParts(line) {
      guard let kind = part.isCode ? Comparison.Kind(rawValue: part.text) : nil, !changed.hasSuffix("func ") else {
        changed += part.text
        continue
      }
      place += 1
      let comparison = Comparison(
        number: comparisons.count + 1, file: file, line: number, text: trimmed, place: place, kind: kind)
      comparisons.append(comparison)
      changed += comparison.spelling
    }
    return changed
  }
}

struct Fault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
