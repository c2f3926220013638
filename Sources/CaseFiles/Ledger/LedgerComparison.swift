/// What became of a ledger between two revisions: lines may be added behind those that are there, and nothing else.
package enum LedgerComparison: Sendable, Equatable {
  case unchanged
  /// So many lines were added.
  case extended(lines: Int)
  /// Lines are gone from the end; the first that is gone.
  case shortened(line: Int)
  /// A line is another one; the first that is.
  case edited(line: Int)

  package init(old: [UInt8], new: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    if old == new {
      self = .unchanged
      return
    }
    let same = zip(old, new).prefix { $0 == $1 }.count
    let line = old[..<same].count { $0 == newline } + 1
    guard same == old.count else {
      self = same == new.count ? .shortened(line: line) : .edited(line: line)
      return
    }
    let added = new[same...]
    // A last line without an end goes on: it is another line then, unless what follows begins a new one.
    if let last = old.last, last != newline, added.first != newline {
      self = .edited(line: line)
      return
    }
    let hasContent = added.split(separator: newline).filter { $0.contains { $0 > 0x20 } }
    self = .extended(lines: hasContent.count)
  }

  package var isAppendOnly: Bool {
    switch self {
    case .unchanged, .extended: true
    case .shortened, .edited: false
    }
  }

  /// What happened, for a finding.
  package var explanation: String {
    switch self {
    case .unchanged: "the ledger did not change"
    case .extended(let lines): "\(lines) line\(lines == 1 ? " was" : "s were") added to the ledger"
    case .shortened(let line): "the ledger lost its lines from line \(line) on; what was recorded stays"
    case .edited(let line): "line \(line) of the ledger is not what it was; what was recorded stays as it is"
    }
  }
}
