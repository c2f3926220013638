extension PatternParser {
  /// What to write instead of the kind of group that begins here.
  func groupFault() -> PatternFault {
    let rest = scalars[position...].dropFirst(2).prefix(2)
    switch (rest.first, rest.dropFirst().first) {
    case ("=", _), ("!", _), ("<", "="), ("<", "!"):
      return fault(
        "lookaround is not supported", "ask for the two texts with a matcher each, joined by 'all', 'any' or 'not'")
    case ("<", _), ("P", _), ("'", _): return fault("groups have no names", "write (…)")
    case (">", _): return fault("atomic groups are not supported", "write (?:…): a search never takes long")
    case ("i", ")"): return fault("(?i) stands only at the very beginning", "move it there")
    case ("i", _), ("m", _), ("s", _), ("x", _), ("u", _), ("a", _), ("-", _):
      return fault("the only flag is (?i), and it is for the whole pattern", "write it at the very beginning")
    default: return fault("there is no such kind of group", "write (…) or (?:…), or \\( for the character itself")
    }
  }
}
