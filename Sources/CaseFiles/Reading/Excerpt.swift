/// The beginning of what a program or a server wrote, fit for a message.
package enum Excerpt {
  package static func of(_ bytes: some Collection<UInt8>, longest: Int = 120) -> String {
    let text = String(decoding: bytes.prefix(longest), as: UTF8.self)
    let visible = String(text.unicodeScalars.map { $0.properties.isPrintable ? Character($0) : "·" })
    return "'\(visible)\(bytes.count > longest ? "…" : "")'"
  }
}

extension Unicode.Scalar.Properties {
  /// Whether a scalar shows as itself: no control, format or line character.
  fileprivate var isPrintable: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
    default: true
    }
  }
}
