package import CaseJSON
import Crypto

/// A SHA-256 digest.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  private let bytes: [UInt8]

  package init(of data: some Sequence<UInt8>) {
    bytes = Array(SHA256.hash(data: Array(data)))
  }

  package init(of bytes: [UInt8]) {
    self.bytes = Array(SHA256.hash(data: bytes))
  }

  /// The digest of a value's meaning: of its canonical text, which white space and the order of members do not change.
  package init(canonical value: JSONValue) {
    var writer = JSONWriter(capacity: 1024)
    writer.value(value)
    self.init(of: writer.bytes)
  }

  fileprivate init(finished digest: SHA256.Digest) { bytes = Array(digest) }

  /// The first half, for telling many apart in little memory.
  package var firstHalf: UInt128 { bytes.prefix(16).reduce(0) { $0 << 8 | UInt128($1) } }

  /// 64 hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[2 * index] = digits[Int(byte >> 4)]
        buffer[2 * index + 1] = digits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
  }
}

/// Digests a stream piece by piece.
struct DigestStream {
  private var hash = SHA256()

  mutating func append(_ chunk: UnsafeRawBufferPointer) { hash.update(bufferPointer: chunk) }

  func finish() -> Digest { Digest(finished: hash.finalize()) }
}
