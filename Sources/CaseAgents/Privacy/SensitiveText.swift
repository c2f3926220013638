/// A passage of a text that should not be written down.
struct SensitivePassage: Equatable {
  enum Kind: String, CaseIterable {
    case environmentValue = "the value of an environment variable"
    case privateKey = "a private key"
    case key = "what looks like a key"
    case token = "a bearer token"
    case card = "a card number"
    case address = "an e-mail address"
    case telephone = "a telephone number"

    var isSecret: Bool {
      switch self {
      case .environmentValue, .privateKey, .key, .token: true
      case .card, .address, .telephone: false
      }
    }

    /// What stands in its place.
    var replacement: String {
      switch self {
      case .environmentValue, .privateKey, .key, .token: "[redacted: secret]"
      case .card: "[redacted: card]"
      case .address: "[redacted: e-mail]"
      case .telephone: "[redacted: telephone]"
      }
    }
  }

  let kind: Kind
  /// In bytes.
  let range: Range<Int>
}

/// Looks for secrets and personal data in a text.
///
/// It finds shapes, and no meanings: a name or a street is not among them.
struct SensitiveText {
  /// What environment variables hold that no reply should.
  let secrets: [[UInt8]]

  /// The shortest value of a variable that is looked for: a shorter one stands in texts by chance.
  static let shortestSecret = 8

  init(secrets: [String] = []) {
    self.secrets = secrets.map { Array($0.utf8) }.filter { $0.count >= Self.shortestSecret }
  }

  /// All passages, in order, none of which overlaps another.
  func passages(in text: [UInt8]) -> [SensitivePassage] {
    var found: [SensitivePassage] = []
    var place = 0
    while place < text.count {
      if let passage = passage(at: place, in: text) {
        found.append(passage)
        place = passage.range.upperBound
      } else {
        place += 1
      }
    }
    return found
  }

  private func passage(at place: Int, in text: [UInt8]) -> SensitivePassage? {
    for secret in secrets where text[place...].starts(with: secret) {
      return SensitivePassage(kind: .environmentValue, range: place..<place + secret.count)
    }
    let byte = text[place]
    let isBegin = place == 0 || !text[place - 1].isWord
    let shapes: [(SensitivePassage.Kind, ([UInt8], Int) -> Int?)]
    if byte == UInt8(ascii: "-") {
      shapes = [(.privateKey, SecretShapes.privateKeyEnd)]
    } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") {
      shapes = [(.telephone, NumberShapes.telephoneEnd)]
    } else if !isBegin {
      return nil
    } else if byte.isDigit {
      shapes = [
        (.card, NumberShapes.cardEnd), (.telephone, NumberShapes.telephoneEnd), (.address, AddressShape.end),
      ]
    } else if byte.isWord {
      shapes = [(.key, SecretShapes.keyEnd), (.token, SecretShapes.tokenEnd), (.address, AddressShape.end)]
    } else {
      return nil
    }
    for (kind, end) in shapes {
      if let end = end(text, place) { return SensitivePassage(kind: kind, range: place..<end) }
    }
    return nil
  }
}

/// An e-mail address: `ada.lovelace+x@mail.example.org`.
enum AddressShape {
  static func end(_ text: [UInt8], _ start: Int) -> Int? {
    var place = start
    while place < text.count, text[place].isWord || ".%+-".utf8.contains(text[place]) { place += 1 }
    guard place > start, place < text.count, text[place] == UInt8(ascii: "@") else { return nil }
    var end = place + 1
    var labels = 0
    while true {
      let label = end
      while end < text.count, text[end].isWord || text[end] == UInt8(ascii: "-") { end += 1 }
      let isName = text[label..<end].contains { $0.isLetter }
      if end == label { return labels > 1 ? label - 1 : nil }
      labels += 1
      if end < text.count, text[end] == UInt8(ascii: "."), end + 1 < text.count, text[end + 1].isWord {
        end += 1
        continue
      }
      return labels > 1 && isName && end - label > 1 ? end : nil
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  var isUpper: Bool { self >= 0x41 && self <= 0x5A }

  var isLetter: Bool { isUpper || (self >= 0x61 && self <= 0x7A) }

  /// A letter or digit of ASCII, an underscore, or a part of any other letter.
  var isWord: Bool { isDigit || isLetter || self == UInt8(ascii: "_") || self >= 0x80 }
}
