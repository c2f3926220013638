package import CaseJSON
import Crypto

/// A SHA-256 digest.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The first eight bytes are the highest ones of the first word.
  package let words: SIMD4<UInt64>

  package init(of data: some Sequence<UInt8>) { self.init(of: Array(data)) }

  package init(of bytes: [UInt8]) { self = bytes.withUnsafeBytes { Digest(ofBytes: $0) } }

  /// The digest of bytes that stand somewhere.
  package init(ofBytes bytes: UnsafeRawBufferPointer) {
    var stream = DigestStream()
    stream.append(bytes)
    self = stream.finish()
  }

  /// The digest of a value's meaning: of its canonical text, which white space and the order of members do not change.
  package init(canonical value: JSONValue) {
    var writer = JSONWriter(capacity: 512)
    writer.value(value)
    self.init(of: writer.bytes)
  }

  fileprivate init(finished digest: SHA256.Digest) {
    words = digest.withUnsafeBytes { bytes in
      var words = SIMD4<UInt64>()
      for index in words.indices {
        words[index] = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
      }
      return words
    }
  }

  /// 64 hexadecimal digits.
  package var description: String { JSONWriter.hexadecimalText(words) }
}

/// Digests a stream piece by piece.
struct DigestStream {
  private var hash = SHA256()

  mutating func append(_ chunk: UnsafeRawBufferPointer) { hash.update(bufferPointer: chunk) }

  func finish() -> Digest { Digest(finished: hash.finalize()) }
}

extension JSONWriter {
  package mutating func field(_ name: StaticString, _ value: Digest) {
    key(name)
    hexadecimal(value.words)
  }
}
