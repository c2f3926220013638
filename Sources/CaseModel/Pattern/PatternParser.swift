/// Reads the source of a pattern, or says what is wrong with it.
struct PatternParser {
  static let deepest = 100
  static let largestCount = 1000
  static let largestSize = 20_000

  let scalars: [Unicode.Scalar]
  var position = 0
  private var depth = 0
  private(set) var ignoresCase = false

  private init(_ source: String) { scalars = Array(source.unicodeScalars) }

  static func parse(_ source: String) throws(PatternFault) -> PatternNode {
    var parser = PatternParser(source)
    parser.ignoresCase = parser.skip("(?i)")
    let node = try parser.alternation()
    guard parser.current == nil else {
      throw parser.fault("the ')' closes no group", "write \\) for the character itself")
    }
    return node
  }

  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  var following: Unicode.Scalar? { position + 1 < scalars.count ? scalars[position + 1] : nil }

  /// Moves behind a text if it comes next.
  mutating func skip(_ text: String) -> Bool {
    guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  /// - Parameter index: of a scalar; the current one if absent.
  func fault(at index: Int? = nil, _ message: String, _ hint: String?) -> PatternFault {
    let before = scalars[..<(index ?? position)]
    return PatternFault(offset: before.reduce(0) { $0 + UTF8.width($1) }, message: message, hint: hint)
  }

  /// A literal: the scalar itself, or all its cases.
  func node(_ scalar: Unicode.Scalar) -> PatternNode {
    .scalar(ignoresCase ? CaseFolding.closure(of: ScalarSet(scalar)) : ScalarSet(scalar))
  }

  private mutating func alternation() throws(PatternFault) -> PatternNode {
    let start = position
    var branches = [try sequence()]
    while skip("|") { branches.append(try sequence()) }
    guard branches.count > 1 else { return branches[0] }
    let node = PatternNode.alternation(branches)
    try checkSize(node.size, at: start)
    return node
  }

  private mutating func sequence() throws(PatternFault) -> PatternNode {
    var items: [PatternNode] = []
    var size = 0
    while let scalar = current, scalar != "|", scalar != ")" {
      let start = position
      let item = try repeated()
      size += item.size
      try checkSize(size, at: start)
      items.append(item)
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func repeated() throws(PatternFault) -> PatternNode {
    let isGroup = current == "("
    let item = try atom()
    let start = position
    guard let repetition = try repetition() else { return item }
    if case .assertion = item, !isGroup {
      throw fault(at: start, "an anchor cannot be repeated", "leave the repetition out")
    }
    let node = PatternNode.repetition(item, repetition)
    try checkSize(node.size, at: start)
    return node
  }

  private func checkSize(_ size: Int, at index: Int) throws(PatternFault) {
    guard size <= Self.largestSize else {
      throw fault(
        at: index, "the pattern is too large: written out it has more than \(Self.largestSize) steps",
        "repeat less often, or without an upper bound")
    }
  }

  private mutating func atom() throws(PatternFault) -> PatternNode {
    guard let scalar = current else { return .sequence([]) }
    switch scalar {
    case "(": return try group()
    case "[": return .scalar(try characterClass())
    case "\\":
      switch try escape() {
      case .scalar(let scalar): return node(scalar)
      case .set(let set): return .scalar(set)
      case .assertion(let assertion): return .assertion(assertion)
      }
    case "*", "+", "?", "{": throw fault("there is nothing to repeat", "write \\\(scalar) for the character itself")
    case "]", "}": throw fault("the '\(scalar)' closes nothing", "write \\\(scalar) for the character itself")
    default: break
    }
    position += 1
    switch scalar {
    case ".": return .scalar(.allButLineFeed)
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    default: return node(scalar)
    }
  }

  private mutating func group() throws(PatternFault) -> PatternNode {
    let start = position
    if following == "?" {
      guard skip("(?:") else { throw groupFault() }
    } else {
      position += 1
    }
    guard depth < Self.deepest else {
      throw fault(at: start, "groups are nested deeper than \(Self.deepest) levels", "flatten the pattern")
    }
    depth += 1
    let node = try alternation()
    depth -= 1
    guard skip(")") else {
      throw fault(at: start, "the group is not closed", "close it, or write \\( for the character itself")
    }
    return node
  }
}
