import Foundation

/// Comparisons that may be flipped without changing what the program does, each with the reason why.
struct HarmlessMutants {
  private var reasons: [String: String] = [:]

  /// Reads `FILE | LINE | PLACE => REASON`, one a line.
  init(_ file: URL) throws {
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.components(separatedBy: " => ")
      guard parts.count == 2, !parts[1].isEmpty else { throw Fault("\(file.lastPathComponent): no reason in: \(line)") }
      reasons[parts[0]] = parts[1]
    }
  }

  func reason(for comparison: Comparison) -> String? { reasons[comparison.key] }

  /// Entries that name no comparison any more.
  func stale(among comparisons: [Comparison]) -> [String] {
    let known = Set(comparisons.map(\.key))
    return reasons.keys.filter { !known.contains($0) }.sorted()
  }
}
