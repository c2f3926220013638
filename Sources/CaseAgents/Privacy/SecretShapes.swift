/// The shapes of keys and tokens, as those who give them out document them.
enum SecretShapes {
  private struct Shape {
    let prefix: [UInt8]
    /// How many characters of a key follow at the least.
    let least: Int

    init(_ prefix: String, _ least: Int) {
      self.prefix = Array(prefix.utf8)
      self.least = least
    }
  }

  private static let shapes = [
    // OpenAI, Anthropic and those who do as they do; Stripe.
    Shape("sk-", 20), Shape("sk_live_", 16), Shape("sk_test_", 16), Shape("rk_live_", 16),
    // Amazon Web Services.
    Shape("AKIA", 16), Shape("ASIA", 16),
    // GitHub and GitLab.
    Shape("ghp_", 30), Shape("gho_", 30), Shape("ghu_", 30), Shape("ghs_", 30), Shape("ghr_", 30),
    Shape("github_pat_", 22), Shape("glpat-", 20),
    // Slack, Google, Hugging Face, npm, SendGrid.
    Shape("xoxb-", 10), Shape("xoxp-", 10), Shape("xoxa-", 10), Shape("xoxs-", 10), Shape("xoxr-", 10),
    Shape("AIza", 35), Shape("ya29.", 20), Shape("hf_", 30), Shape("npm_", 36), Shape("SG.", 22),
  ]

  static func keyEnd(_ text: [UInt8], _ start: Int) -> Int? {
    for shape in shapes where text[start...].starts(with: shape.prefix) {
      let from = start + shape.prefix.count
      let end = run(text, from) { $0.isDigit || $0.isLetter || "_-.".utf8.contains($0) }
      // A word with hyphens is none: a key has digits or capitals.
      if end - from >= shape.least, text[from..<end].contains(where: { $0.isDigit || $0.isUpper }) { return end }
    }
    return jsonWebTokenEnd(text, start)
  }

  /// Three parts of Base64, the first of which begins an object: RFC 7519.
  private static func jsonWebTokenEnd(_ text: [UInt8], _ start: Int) -> Int? {
    guard text[start...].starts(with: Array("eyJ".utf8)) else { return nil }
    var end = start
    for part in 0..<3 {
      let from = end
      end = run(text, from) { $0.isDigit || $0.isLetter || "_-".utf8.contains($0) }
      if end - from < 10 { return nil }
      if part < 2 {
        guard end < text.count, text[end] == UInt8(ascii: ".") else { return nil }
        end += 1
      }
    }
    return end
  }

  /// `Bearer` and what follows it: RFC 6750.
  static func tokenEnd(_ text: [UInt8], _ start: Int) -> Int? {
    let word = Array("bearer ".utf8)
    guard start + word.count < text.count,
      zip(text[start...], word).allSatisfy({ $0 == $1 || ($0.isUpper && $0 | 0x20 == $1) })
    else { return nil }
    let from = start + word.count
    let end = run(text, from) { $0.isDigit || $0.isLetter || "._~+/=-".utf8.contains($0) }
    return end - from >= 16 && text[from..<end].contains { $0.isDigit } ? end : nil
  }

  /// A key in PEM: RFC 7468.
  static func privateKeyEnd(_ text: [UInt8], _ start: Int) -> Int? {
    guard text[start...].starts(with: Array("-----BEGIN ".utf8)) else { return nil }
    let label = text[start...].prefix(64)
    guard label.holds("PRIVATE KEY-----") else { return nil }
    let mark = Array("-----END ".utf8)
    var place = start
    while place < text.count, !text[place...].starts(with: mark) { place += 1 }
    if place == text.count { return place }
    let end = run(text, place + mark.count) { $0.isUpper || $0 == UInt8(ascii: " ") }
    return run(text, end) { $0 == UInt8(ascii: "-") }
  }

  private static func run(_ text: [UInt8], _ start: Int, _ belongs: (UInt8) -> Bool) -> Int {
    var end = start
    while end < text.count, belongs(text[end]) { end += 1 }
    return end
  }
}

extension ArraySlice<UInt8> {
  fileprivate func holds(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return indices.contains { self[$0...].starts(with: wanted) }
  }
}
