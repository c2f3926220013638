/// The known name that somebody most likely meant.
///
/// - Returns: the candidate with the fewest edits, where that is at most a third of the name's length,
///   at least one and never more than three; the first in the order of the candidates among equals.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  // Nobody mistypes a name of that length, and comparing it would take for ever.
  if name.utf8.count > 64 { return nil }
  let allowed = min(3, max(1, name.count / 3))
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let distance = editDistance(Array(name.lowercased()), Array(candidate.lowercased()))
    if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// "did you mean 'x'?", or a list of what is known where nothing is near.
package func suggestion(for name: String, among candidates: [String]) -> String? {
  if let nearest = nearestName(to: name, among: candidates) { return "did you mean '\(nearest)'?" }
  return candidates.isEmpty ? nil : "known here: " + candidates.joined(separator: ", ")
}

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), each of them one edit.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var before: [Int] = []
  var previous = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var row = [i + 1]
    for (j, b) in right.enumerated() {
      var edits = min(previous[j] + (a == b ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { edits = min(edits, before[j - 1] + 1) }
      row.append(edits)
    }
    (before, previous) = (previous, row)
  }
  return previous[right.count]
}
