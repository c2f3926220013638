/// The known name that somebody most likely meant.
///
/// - Returns: the candidate with the fewest edits (Levenshtein), where that is at most a third of the name's length,
///   at least one and never more than three; the first in the order of the candidates among equals.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
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

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let substituted = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
