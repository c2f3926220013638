extension JSONValue {
  /// A number that values of one meaning share and that others do not, by any likelihood.
  ///
  /// It is no digest: whoever wants to can make two values that share it. The order of members does not change it, and
  /// 1 and 1.0 have the same one.
  package var fingerprint: UInt64 {
    document.nodes.withUnsafeBufferPointer { nodes in
      document.bytes.withUnsafeBufferPointer { Fingerprint(nodes: nodes, bytes: $0).value(at: index) }
    }
  }

  /// The fingerprint of a string's text; of any other value, that of what it means.
  package var textFingerprint: UInt64 { withUTF8(Fingerprint.text) ?? fingerprint }
}

/// Folds words into a number by multiplying them to 128 bits (after wyhash, Wang Yi 2019).
package struct Fingerprint {
  private static let seed: UInt64 = 0xA076_1D64_78BD_642F
  private static let step: UInt64 = 0xE703_7ED1_A0B4_28DB

  fileprivate let nodes: UnsafeBufferPointer<JSONNode>
  fileprivate let bytes: UnsafeBufferPointer<UInt8>

  @inline(__always)
  package static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ seed).multipliedFullWidth(by: right ^ step)
    return product.high ^ product.low
  }

  /// The fingerprint of a text.
  package static func text(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { self.text($0) }
  }

  /// The fingerprint of a text by its bytes.
  package static func text(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let word = { Octet(text, at: $0).word }
    var sum = UInt64(text.count)
    var place = 0
    if text.count >= 4 * Octet.width {
      // Two sums that do not wait for each other.
      var other = sum
      while place + 4 * Octet.width <= text.count {
        sum = fold(word(place) ^ sum, word(place + Octet.width))
        other = fold(word(place + 2 * Octet.width) ^ other, word(place + 3 * Octet.width))
        place += 4 * Octet.width
      }
      sum = fold(sum, other)
    }
    if place + 2 * Octet.width <= text.count {
      sum = fold(word(place) ^ sum, word(place + Octet.width))
      place += 2 * Octet.width
    }
    let first = text.prefixInOrder(of: place..<text.count)
    let second = text.prefixInOrder(of: min(place + Octet.width, text.count)..<text.count)
    return fold(first ^ sum, second)
  }

  fileprivate func value(at index: Int) -> UInt64 {
    let node = nodes[index]
    switch node.kind {
    case .null, .bool, .int: return Self.fold(UInt64(node.kind.rawValue), node.payload)
    case .double: return number(Double(bitPattern: node.payload))
    case .string:
      return Self.fold(UInt64(node.kind.rawValue), Self.text(UnsafeBufferPointer(rebasing: bytes[node.contents])))
    case .array:
      var sum = UInt64(node.kind.rawValue)
      var element = index + 1
      while element < Int(node.next) {
        sum = Self.fold(sum, value(at: element))
        element = Int(nodes[element].next)
      }
      return sum
    case .object:
      // Members are added up, so that their order does not count.
      var sum = node.payload
      var key = index + 1
      while key < Int(node.next) {
        let name = Self.text(UnsafeBufferPointer(rebasing: bytes[nodes[key].contents]))
        sum &+= Self.fold(name, value(at: key + 1))
        key = Int(nodes[key + 1].next)
      }
      return Self.fold(UInt64(node.kind.rawValue), sum)
    }
  }

  private func number(_ value: Double) -> UInt64 {
    if let whole = Int(exactly: value) {
      return Self.fold(UInt64(JSONNode.Kind.int.rawValue), UInt64(UInt(bitPattern: whole)))
    }
    return Self.fold(UInt64(JSONNode.Kind.double.rawValue), value.bitPattern)
  }
}
