/// A part of the cases that is looked at by itself.
///
/// Two tags are one only if they have the same bytes, as everywhere that cases are counted.
package enum Slice: Sendable, CustomStringConvertible {
  case severity(CaseSeverity)
  case tag(String)

  /// Reads `tag:refund` or `severity:high`.
  package init?(_ text: String) {
    if text.hasPrefix("tag:"), text.count > 4 {
      self = .tag(String(text.dropFirst(4)))
    } else if text.hasPrefix("severity:"), let severity = CaseSeverity(rawValue: String(text.dropFirst(9))) {
      self = .severity(severity)
    } else {
      return nil
    }
  }

  package var description: String {
    switch self {
    case .severity(let severity): "severity:\(severity.rawValue)"
    case .tag(let tag): "tag:\(tag)"
    }
  }
}

extension Slice: Hashable, Comparable {
  package static func == (left: Slice, right: Slice) -> Bool {
    switch (left, right) {
    case (.severity(let mine), .severity(let theirs)): mine == theirs
    case (.tag(let mine), .tag(let theirs)): ExactText(mine) == ExactText(theirs)
    case (.severity, .tag), (.tag, .severity): false
    }
  }

  /// Severities from low to critical, then tags by their bytes.
  package static func < (left: Slice, right: Slice) -> Bool {
    switch (left, right) {
    case (.severity(let mine), .severity(let theirs)): mine < theirs
    case (.severity, .tag): true
    case (.tag, .severity): false
    case (.tag(let mine), .tag(let theirs)): ExactText(mine) < ExactText(theirs)
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .severity(let severity): hasher.combine(severity)
    case .tag(let tag): hasher.combine(ExactText(tag))
    }
  }
}
