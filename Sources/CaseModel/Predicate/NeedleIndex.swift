package import CaseJSON

/// The needles of several questions about one text, all looked for in one pass.
///
/// Every place of the text is looked up by the hash of its next few bytes (Karp and Rabin 1987); only where a needle
/// begins with bytes of that hash is it compared. The letters of ASCII hash alike in both cases.
package final class NeedleIndex: Sendable {
  private struct Entry {
    let bytes: Range<Int>
    let answer: UInt64
  }

  /// The answers to questions that have an empty needle, which every text holds.
  private let always: UInt64
  /// All needles one after the other, in lower case.
  private let bytes: [UInt8]
  /// In the order of their hashes.
  private let entries: [Entry]
  /// For each hash 1 where there is an entry, else 0.
  private let isKnown: [UInt8]
  /// For each hash the first of its entries, and behind the last hash the number of entries.
  private let firstEntries: [UInt32]
  /// How many bytes are hashed: as many as the shortest needle has, up to four.
  private let width: Int
  private let mask: UInt32

  /// - Parameter questions: for each question the bit of its answer, and its needles in lower case, one of which is
  ///   enough.
  package init(_ questions: [(answer: UInt64, needles: [[UInt8]])]) {
    var needles: [(bytes: [UInt8], answer: UInt64)] = []
    var always: UInt64 = 0
    for question in questions {
      for text in question.needles {
        if text.isEmpty { always |= question.answer } else { needles.append((text, question.answer)) }
      }
    }
    let width = min(4, needles.map(\.bytes.count).min() ?? 4)
    let mask: UInt32 = 0xFFFF_FFFF >> UInt32(8 * (4 - width))
    let hashes = needles.map { Self.hash(Self.gram($0.bytes), mask) }
    let order = needles.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
    var bytes: [UInt8] = []
    var entries: [Entry] = []
    for index in order {
      let start = bytes.count
      bytes += needles[index].bytes
      entries.append(Entry(bytes: start..<bytes.count, answer: needles[index].answer))
    }
    var isKnown = [UInt8](repeating: 0, count: Self.hashCount)
    var firstEntries = [UInt32](repeating: 0, count: Self.hashCount + 1)
    for hash in hashes {
      isKnown[hash] = 1
      firstEntries[hash + 1] += 1
    }
    for hash in 0..<Self.hashCount { firstEntries[hash + 1] += firstEntries[hash] }
    (self.always, self.bytes, self.entries) = (always, bytes, entries)
    (self.isKnown, self.firstEntries, self.width, self.mask) = (isKnown, firstEntries, width, mask)
  }

  /// Which questions a value answers with yes, a bit for each.
  ///
  /// - Returns: nothing for a value that is no text.
  package func answers(in value: JSONValue) -> UInt64? { FoldedText.read(value) { answers(in: $0) } }

  func answers(in text: FoldedText) -> UInt64 {
    var found = always
    let utf8 = text.utf8
    isKnown.withUnsafeBufferPointer { isKnown in
      var place = 0
      // Four places at a time, which have their bytes in one word.
      while place + 8 <= utf8.count {
        let word = UInt64(
          littleEndian: UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let hashes = (
          Self.hash(UInt32(truncatingIfNeeded: word), mask), Self.hash(UInt32(truncatingIfNeeded: word >> 8), mask),
          Self.hash(UInt32(truncatingIfNeeded: word >> 16), mask),
          Self.hash(UInt32(truncatingIfNeeded: word >> 24), mask)
        )
        if isKnown[hashes.0] | isKnown[hashes.1] | isKnown[hashes.2] | isKnown[hashes.3] != 0 {
          if isKnown[hashes.0] != 0 { found |= answers(in: text, at: place, hashes.0) }
          if isKnown[hashes.1] != 0 { found |= answers(in: text, at: place + 1, hashes.1) }
          if isKnown[hashes.2] != 0 { found |= answers(in: text, at: place + 2, hashes.2) }
          if isKnown[hashes.3] != 0 { found |= answers(in: text, at: place + 3, hashes.3) }
        }
        place += 4
      }
      while place + 4 <= utf8.count {
        let gram = UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: place, as: UInt32.self)
        let hash = Self.hash(UInt32(littleEndian: gram), mask)
        if isKnown[hash] != 0 { found |= answers(in: text, at: place, hash) }
        place += 1
      }
      while place + width <= utf8.count {
        let hash = Self.hash(Self.gram(utf8[place...]), mask)
        if isKnown[hash] != 0 { found |= answers(in: text, at: place, hash) }
        place += 1
      }
    }
    return found
  }

  @inline(never)
  private func answers(in text: FoldedText, at place: Int, _ hash: Int) -> UInt64 {
    var found: UInt64 = 0
    // By their places, because a slice of an array counts a reference.
    for index in Int(firstEntries[hash])..<Int(firstEntries[hash + 1]) {
      let entry = entries[index]
      if place + entry.bytes.count <= text.utf8.count, holds(entry.bytes, text, at: place) { found |= entry.answer }
    }
    return found
  }

  /// Whether a needle stands at a place of a text.
  @inline(__always)
  private func holds(_ needle: Range<Int>, _ text: FoldedText, at place: Int) -> Bool {
    bytes.withUnsafeBufferPointer { text.holds(UnsafeBufferPointer(rebasing: $0[needle]), at: place) }
  }

  private static let hashCount = 1 << 13

  @inline(__always)
  private static func hash(_ gram: UInt32, _ mask: UInt32) -> Int {
    Int((((gram | 0x2020_2020) & mask) &* 0x9E37_79B1) >> (32 - 13))
  }

  /// The first four bytes as they stand in memory; zeros for what is not there.
  private static func gram(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.prefix(4).enumerated().reduce(0) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
  }
}
